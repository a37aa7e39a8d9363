<#ftl output_format="HTML">
<#import "base.ftl" as base>
<@base.page "Practice base">
<main id="main">
<h1>Practice base</h1>
</main>
</@base.page>
