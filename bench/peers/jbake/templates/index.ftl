<#ftl output_format="HTML">
<#import "base.ftl" as base>
<@base.page base.site>
<h1>${base.site}</h1>
</@base.page>
