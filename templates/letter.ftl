<#import "layout.ftl" as layout>
<@layout.page head=page.head bodyClass="letter"; part>
<#if part == "head">
<link rel="stylesheet" href="${page.head.root}assets/search.css">
<#else>
<h1>${page.head.title}</h1>
<@layout.letterLinks page.letters/>
<@layout.letterLists page.groups/>
</#if>
</@layout.page>
