<#ftl output_format="HTML">
<#import "base.ftl" as base>
<@base.page content.title>
<main id="main">
<h1>${content.title}</h1>
<p class="summary">${content.data.summary}</p>
<#if content.data.values?has_content>
<ul class="entries">
<#list content.data.values as value><li><@base.link value/></li>
</#list>
</ul>
<#else>
<@base.entries db.getPublishedContent(content.data.list)/>
</#if>
</main>
</@base.page>
