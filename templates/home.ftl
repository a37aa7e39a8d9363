<#import "layout.ftl" as layout>
<#macro doors list>
<ul class="doors">
<#list list as door><li><a href="${door.href}">${door.text}</a> <span class="count">${door.count}</span><br>${door.description}</li>
</#list>
</ul>
</#macro>
<@layout.page head=page.head bodyClass="home"; part>
<#if part == "main">
<h1>${page.head.title}</h1>
<p class="summary">${page.description}</p>
<#if page.help??><p class="help"><a href="${page.help.href}">${page.help.text}</a></p></#if>
<section aria-labelledby="browse">
<h2 id="browse">What is here</h2>
<@doors page.types/>
</section>
<section aria-labelledby="facets">
<h2 id="facets">Find by</h2>
<@doors page.facets/>
</section>
<#if page.grades?has_content>
<section aria-labelledby="evidence">
<h2 id="evidence">The state of the evidence</h2>
<p>Each scale stands by itself. Grades of one are never turned into grades of another.</p>
<#list page.grades as scale>
<h3><a href="${scale.href}">${scale.title}</a></h3>
<p>${scale.rates}</p>
<ul class="levels">
<#list scale.levels as level><li><@layout.badge level.badge/> <span class="count">${level.count} <#if level.count == 1>entry<#else>entries</#if></span></li>
</#list>
</ul>
</#list>
</section>
</#if>
</#if>
</@layout.page>
