<#import "layout.ftl" as layout>
<@layout.page head=page.head bodyClass="list"; part>
<#if part == "main">
<article>
<div class="lead">
<h1>${page.title}</h1>
<#if page.intro?has_content><p class="summary">${page.intro}</p></#if>
<#if page.facts?has_content>
<ul class="facts">
<#list page.facts as fact><li>${fact}</li>
</#list>
</ul>
</#if>
<#if page.cites?markup_string?has_content><p class="cites">${page.cites}</p></#if>
<#if page.pages?has_content><p>The same, shown otherwise: <#list page.pages as link><a href="${link.href}">${link.text}</a><#sep>, </#list></p></#if>
</div>
<#if page.groups?size gt 1>
<aside aria-label="This page">
<nav class="contents" aria-labelledby="contents">
<h2 id="contents">On this page</h2>
<ul>
<#list page.groups as group><li><a href="#${group.id}">${group.title}</a> <span class="count">${group.items?size}</span></li>
</#list>
</ul>
</nav>
</aside>
</#if>
<#if !page.groups?has_content><p>No entries yet.</p></#if>
<#list page.groups as group>
<#if group.title?has_content>
<section aria-labelledby="${group.id}">
<h2 id="${group.id}">${group.title}</h2>
</#if>
<#if group.note?has_content><p>${group.note}</p></#if>
<ul class="entries">
<#list group.items as item>
<li<#if item.id?has_content> id="${item.id}"</#if>>
<p class="entry-title"><#if item.href?has_content><a href="${item.href}">${item.title}</a><#else><strong>${item.title}</strong></#if><#if item.note?has_content> <span class="basis">${item.note}</span></#if></p>
<#if item.apa?markup_string?has_content><p class="apa">${item.apa}</p></#if>
<#if item.badges?has_content><p><#list item.badges as badge><@layout.badge badge/> </#list></p></#if>
<#if item.details?? && item.details.means?has_content><p class="means"><strong>For you, in our reading:</strong> ${item.details.means}</p></#if>
<#if item.summary?has_content><p>${item.summary}<#if item.cites?markup_string?has_content>&nbsp;${item.cites}</#if></p></#if>
<#if item.details??>
<details>
<summary>${item.details.label}<span class="for-readers">: ${item.title}</span></summary>
<#list item.details.lines as line><p><strong>${line.label}:</strong> ${line.text}</p>
</#list>
<p>Where it stands: ${item.details.cites}</p>
<#if item.details.concerned?has_content><p>It concerns: <#list item.details.concerned as link><a href="${link.href}">${link.text}</a><#sep>; </#list></p></#if>
</details>
</#if>
</li>
</#list>
</ul>
<#if group.title?has_content></section></#if>
</#list>
<@layout.citationList page.citations/>
</article>
</#if>
</@layout.page>
