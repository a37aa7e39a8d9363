<#ftl output_format="HTML">
<#import "base.ftl" as base>
<#assign data=content.data>
<@base.page title=content.title summary=data.summary address=data.list + "/">
<@base.lead content.title data.summary/>
<#if data.values?has_content>
<aside aria-label="This page">
<nav class="contents" aria-labelledby="contents">
<h2 id="contents">On this page</h2>
<ul>
<li><a href="#values">Values</a> <span class="count">${data.values?size}</span></li>
<li><a href="#not-stated">Not stated</a> <span class="count">${data.silent?size}</span></li>
</ul>
</nav>
</aside>
<section aria-labelledby="values">
<h2 id="values">Values</h2>
<ul class="entries">
<#list data.values as value>
<li>
<p class="entry-title"><@base.link value/> <span class="basis">${value.count} entries</span></p>
<p>${value.summary}</p>
</li>
</#list>
</ul>
</section>
<section aria-labelledby="not-stated">
<h2 id="not-stated">Not stated</h2>
<p>Our sources do not state it for these.</p>
<ul class="entries">
<#list data.silent as item><@base.entry item.href item.text item/></#list>
</ul>
</section>
<#elseif data.list == "search">
<div id="pagefind"></div>
<#else>
<ul class="entries">
<#list db.getPublishedContent(data.list)?sort_by("title") as item><@base.entry "/" + item.uri item.title item.data/></#list>
</ul>
</#if>
</@base.page>
