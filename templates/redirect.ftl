<#import "layout.ftl" as layout>
<@layout.page head=page.head bodyClass="redirect"; part>
<#if part == "head">
<link rel="canonical" href="${page.absolute}">
<script src="${page.head.root}assets/redirect.js" data-target="${page.target}"></script>
<meta http-equiv="refresh" content="0; url=${page.target}">
<#else>
<h1>This page has moved</h1>
<p>It is now at <a href="${page.target}">${page.head.title}</a>.</p>
</#if>
</@layout.page>
