<#import "layout.ftl" as layout>
<@layout.page head=page.head bodyClass="notfound"; part>
<#if part == "main">
<h1>Page not found</h1>
<p>There is no page at this address. It may have been mistyped: addresses of this site do not change.</p>
<p><a href="${page.head.root}">Go to the home page</a>, or choose a list above.</p>
</#if>
</@layout.page>
