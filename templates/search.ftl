<#import "layout.ftl" as layout>
<@layout.page head=page.head bodyClass="search"; part>
<#if part == "head">
<link rel="stylesheet" href="${page.head.root}assets/search.css">
<#else>
<h1>Search</h1>
<form class="search-form" action="./">
<div role="search"><@layout.searchField/></div>
<div class="search-page">
<details class="filters" hidden>
<summary>Filters</summary>
<#list page.facets as facet>
<details>
<summary>${facet.title} <span class="chosen"></span></summary>
<fieldset data-facet="${facet.name}">
<legend class="for-readers">${facet.title}</legend>
<#list facet.values as value><label><input type="checkbox" name="${facet.name}" value="${value.name}"> <span>${value.label}</span> <span class="count"></span></label>
</#list>
</fieldset>
</details>
</#list>
</details>
<div id="results"></div>
<section id="all" aria-labelledby="a-z">
<h2 id="a-z">All entries from A to Z</h2>
<nav aria-label="Lists">
<ul>
<#list page.browse as link><li><a href="${link.href}">${link.text}</a></li>
</#list>
</ul>
</nav>
<@layout.letterLinks page.letters/>
<@layout.letterLists page.groups/>
</section>
</div>
</form>
</#if>
</@layout.page>
