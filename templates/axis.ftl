<#import "layout.ftl" as layout>
<#import "exhibits.ftl" as exhibits>
<@layout.page head=page.head bodyClass="list"; part>
<#if part == "head"><link rel="stylesheet" href="${page.head.root}assets/exhibits.css"></#if>
<#if part == "main">
<article>
<div class="lead">
<h1>${page.head.title}</h1>
<p class="summary">${page.head.description} <a href="${page.whole}">How to read it</a></p>
</div>
<div class="exhibit">
<@exhibits.show page.map/>
</div>
</article>
</#if>
</@layout.page>
