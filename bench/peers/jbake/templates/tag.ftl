<#ftl output_format="HTML">
<#import "base.ftl" as base>
<#include "values.ftl">
<#-- Each mention of tagged_documents is a query. -->
<#assign value=values[tag] address="tags/" + tag + ".html" documents=tagged_documents?sort_by("title")>
<@base.page title=value.title summary=value.summary address=address parent=value.parent>
<@base.lead value.title value.summary value.facts value.marks/>
<#assign groups=[]>
<#list documents?map(item -> item.data.section) as section><#if !groups?seq_contains(section)><#assign groups+=[section]></#if></#list>
<#if groups?size gt 1>
<aside aria-label="This page">
<nav class="contents" aria-labelledby="contents">
<h2 id="contents">On this page</h2>
<ul>
<#list groups?sort as section><li><a href="#${section}">${sections[section]}</a> <span class="count">${documents?filter(item -> item.data.section == section)?size}</span></li>
</#list>
</ul>
</nav>
</aside>
</#if>
<#list groups?sort as section>
<section aria-labelledby="${section}">
<h2 id="${section}">${sections[section]}</h2>
<ul class="entries">
<#list documents?filter(item -> item.data.section == section) as item><@base.entry "/" + item.uri item.title item.data item.data.curated?seq_contains("/" + address)?then("our reading", "stated by a source")/></#list>
</ul>
</section>
</#list>
<@base.citations value.works/>
</@base.page>
