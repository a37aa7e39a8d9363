<#import "layout.ftl" as layout>
<#macro doors list>
<ul class="doors">
<#list list as door>
<li>
<h3>${door.title}</h3>
<p>${door.text}</p>
<ul>
<#list door.entries as link><li><a href="${link.href}">${link.text}</a></li>
</#list>
<#if door.all??><li class="all"><a href="${door.all.href}">${door.all.text}<span class="for-readers">: ${door.title}</span></a></li></#if>
</ul>
</li>
</#list>
</ul>
</#macro>
<#macro levels list widest>
<#list list as level>
<tr<#if level.badge.rank == 0> class="outside"</#if>><th scope="row"><a href="${level.badge.href}">${level.label}</a></th><td>${level.count}</td><td class="bar"><#if level.count gt 0><svg aria-hidden="true" width="${widest * 11}" height="12" viewBox="0 0 ${widest * 11} 12" preserveAspectRatio="none"><path d="M0 6h${level.count * 11 - 2}"/></svg></#if></td></tr>
</#list>
</#macro>
<#macro lists list>
<ul class="lists">
<#list list as one><li><a href="${one.href}">${one.text}</a> <span class="count">${one.count}</span><br><span class="note">${one.description}</span></li>
</#list>
</ul>
</#macro>
<@layout.page head=page.head bodyClass="home"; part>
<#if part == "main">
<div class="hero">
<h1>What helps against secondary traumatic stress?</h1>
<p class="summary">For whom, how sure anyone is, what it takes, and where sources disagree: programs, practices and principles in one place, each claim with its source.</p>
<@layout.searchForm page.head/>
<#if page.help??><p class="help">Struggling yourself right now? <a href="${page.help.href}">${page.help.text}</a></p></#if>
</div>
<#if page.askers?has_content>
<section aria-labelledby="who">
<h2 id="who">Who is asking?</h2>
<@doors page.askers/>
</section>
</#if>
<#if page.moments?has_content>
<section aria-labelledby="when">
<h2 id="when">What is it about?</h2>
<@doors page.moments/>
</section>
</#if>
<#if page.grades?has_content>
<section aria-labelledby="evidence">
<h2 id="evidence">The state of the evidence</h2>
<p>Each square is one entry. Each scale stands by itself: grades of one are never turned into grades of another, so lengths compare within a table only.</p>
<div class="scales">
<#list page.grades as scale>
<div class="table-box" role="region" aria-label="${scale.title}" tabindex="0">
<table class="chart">
<caption><a href="${scale.href}">${scale.title}</a> <span class="note">${scale.rates}</span></caption>
<thead><tr><th scope="col">Level<#if scale.ordered?has_content>, strongest first</#if></th><th scope="col" colspan="2">Entries</th></tr></thead>
<#if scale.ordered?has_content>
<tbody>
<@levels scale.ordered scale.widest/>
</tbody>
</#if>
<#if scale.others?has_content>
<tbody>
<tr><th scope="rowgroup" colspan="3" class="note"><#if scale.ordered?has_content>Outside the order, neither low nor high<#else>In no order</#if></th></tr>
<@levels scale.others scale.widest/>
</tbody>
</#if>
</table>
</div>
</#list>
</div>
<#if page.ungraded gt 0><p>${page.ungraded} <#if page.ungraded == 1>program or practice is<#else>programs and practices are</#if> not graded by any of our sources. That is a gap in what we know and no verdict.</p></#if>
</section>
</#if>
<div class="halves">
<#if page.conflicts?has_content>
<section aria-labelledby="disagree">
<h2 id="disagree">Where sources disagree</h2>
<p>Points on which you might act differently.</p>
<ul class="plain">
<#list page.conflicts as link><li><a href="${link.href}">${link.text}</a></li>
</#list>
<li class="all"><a href="${page.head.root}conflicts/">All disagreements</a></li>
</ul>
</section>
</#if>
<#if page.changes?has_content>
<section aria-labelledby="new">
<h2 id="new">What is new</h2>
<p>Changed last, by the history of the files.</p>
<ul class="plain">
<#list page.changes as change><li><a href="${change.link.href}">${change.link.text}</a> <span class="kind">${change.kind}<#if change.day?has_content>, <time datetime="${change.day}">${change.day}</time></#if></span></li>
</#list>
<li class="all"><a href="${page.head.root}changes/">What changed, day by day</a></li>
</ul>
</section>
</#if>
</div>
<#if page.tools?has_content>
<section aria-labelledby="tools">
<h2 id="tools">All of it at once</h2>
<ul class="lists">
<#list page.tools as tool><li><a href="${tool.link.href}">${tool.link.text}</a><br><span class="note">${tool.text}</span></li>
</#list>
</ul>
</section>
</#if>
<section aria-labelledby="browse">
<h2 id="browse">What is here</h2>
<@lists page.types/>
</section>
<#if page.facets?has_content>
<section aria-labelledby="facets">
<h2 id="facets">Find by</h2>
<@lists page.facets/>
</section>
</#if>
</#if>
</@layout.page>
