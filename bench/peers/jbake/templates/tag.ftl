<#ftl output_format="HTML">
<#import "base.ftl" as base>
<@base.page tag>
<main id="main">
<h1>${tag}</h1>
<@base.entries tagged_documents/>
</main>
</@base.page>
