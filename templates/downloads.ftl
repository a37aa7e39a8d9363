<#import "layout.ftl" as layout>
<@layout.page head=page.head bodyClass="list"; part>
<#if part == "main">
<h1>${page.head.title}</h1>
<p class="summary">${page.head.description} Text under CC BY 4.0. Every entry's page also has its own JSON file beside it, named index.json.</p>
<ul class="entries">
<#list page.files as file><li><p class="entry-title"><a href="${file.href}">${file.href}</a></p><p>${file.description}.</p></li>
</#list>
</ul>
</#if>
</@layout.page>
