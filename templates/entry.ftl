<#import "layout.ftl" as layout>
<#macro grade g>
<li class="grade">
<p class="grade-badge"><@layout.badge g.badge/> ${g.cites}</p>
<p class="meaning">${g.meaning}<#if g.outside> <span class="basis">Verified outside our sources.</span></#if></p>
<#if g.appliesTo?has_content><p><strong>Applies to:</strong> ${g.appliesTo}.</p></#if>
<#if g.note?has_content><p>${g.note}</p></#if>
<p class="who">Graded by ${g.by}, as of ${g.asOf}, on the scale <a href="${g.scaleHref}">${g.scaleTitle}</a>.</p>
<#if g.statedSupport?has_content><p><strong>Support as the source states it:</strong> ${g.statedSupport} ${g.statedCites}</p></#if>
<#if g.named?has_content>
<p><strong>References the source names for it:</strong> ${g.named?size}</p>
<ul>
<#list g.named as support><li><a href="${support.href}">${support.title}</a><#if support.facts?has_content>: ${support.facts?join("; ")}</#if> ${support.cites}</li>
</#list>
</ul>
</#if>
</li>
</#macro>
<#macro valueOf value><#if value.href?has_content><a href="${value.href}">${value.text}</a><#else>${value.text}</#if><#if value.basis?has_content> <span class="basis">(${value.basis})</span></#if></#macro>
<#macro figures row>
<tr><#list row as cell><#if cell?is_first && cell.text?has_content><th scope="row">${cell.text}</th><#else><td>${cell.text}<#if cell.sum?has_content> <span class="note">(adds up to ${cell.sum})</span></#if><#list cell.marks as mark> <a class="mark" href="${mark.href}">${mark.number}<span class="for-readers">, source error: ${mark.title}</span></a></#list></td></#if></#list></tr>
</#macro>
<#macro mentions list>
<ul class="mentions">
<#list list as mention>
<li><a href="${mention.href}">${mention.title}</a> <span class="kind">${mention.kind}</span><#if mention.sentence?has_content><br><span class="sentence">${mention.sentence}</span></#if></li>
</#list>
</ul>
</#macro>
<@layout.page head=page.head bodyClass="entry"; part>
<#if part == "head" && page.terms><script defer src="${page.head.root}assets/terms.js"></script></#if>
<#if part == "main">
<article>
<p class="kind">${page.kind}</p>
<h1>${page.title}</h1>
<#if page.alsoCalled?has_content><p class="also">Also called: ${page.alsoCalled?join("; ")}</p></#if>
<#if page.summary?has_content><p class="summary">${page.summary} ${page.summaryCites}</p></#if>
<#if page.apa?markup_string?has_content><p class="apa">${page.apa}</p></#if>
<#list page.facts as fact><p class="fact">${fact}</p>
</#list>
<#if page.grades?has_content || page.ungraded>
<section aria-labelledby="grades">
<h2 id="grades">How sure are the sources?</h2>
<#if page.ungraded><p>Not graded by any of our sources. That is not the same as a grade of “not able to be rated”.</p></#if>
<ul class="grades">
<#list page.grades as g><@grade g/></#list>
</ul>
<#if page.history?has_content>
<h3>Earlier grades</h3>
<ul class="grades">
<#list page.history as g><@grade g/></#list>
</ul>
</#if>
</section>
</#if>
<#if page.glance?has_content>
<section class="glance" aria-labelledby="at-a-glance">
<h2 id="at-a-glance">At a glance</h2>
<dl>
<#list page.glance as row>
<div>
<dt>${row.label}</dt>
<#if row.values?has_content>
<dd><#if row.values?size gt 1><#assign list=row.ordered?then("ol", "ul")><${list}><#list row.values as value><li><@valueOf value/></li></#list></${list}><#else><#list row.values as value><@valueOf value/></#list></#if> ${row.cites}</dd>
<#else>
<dd class="not-stated">Not stated by our sources</dd>
</#if>
</div>
</#list>
</dl>
</section>
</#if>
<#if page.contents?size gt 2>
<nav class="contents" aria-labelledby="contents">
<h2 id="contents">On this page</h2>
<ul>
<#list page.contents as link><li><a href="${link.href}">${link.text}</a></li>
</#list>
</ul>
</nav>
</#if>
<#list page.partLists as list>
<section class="parts">
<h2>${list.label}</h2>
<ul class="part-list">
<#list list.parts as item>
<li<#if item.id?has_content> id="${item.id}"</#if>><#list item.formerIds as id><span id="${id}"></span></#list><strong><#if item.href?has_content><a href="${item.href}">${item.title}</a><#else>${item.title}</#if></strong><#if item.text?has_content>: ${item.text}</#if> ${item.cites}
<#if item.note?has_content><span class="note">${item.note}</span></#if>
<#if item.points?has_content><ul><#list item.points as point><li>${point}</li></#list></ul></#if></li>
</#list>
</ul>
</section>
</#list>
<#if page.table??>
<div class="table-box" role="region" aria-label="The table" tabindex="0">
<table>
<thead><tr><#list page.table.columns as column><th scope="col">${column}</th></#list></tr></thead>
<tbody>
<#list page.table.rows as row><@figures row/></#list>
</tbody>
<#if page.table.totals?has_content>
<tfoot>
<@figures page.table.totals/>
</tfoot>
</#if>
</table>
</div>
<#if page.table.differs><p class="note">Every figure stands as printed. Where the figures do not add up, our sum is beside them.</p></#if>
</#if>
<div class="text">
${page.body}
</div>
</article>
<#if page.relations?has_content>
<section aria-labelledby="relations">
<h2 id="relations">Relations</h2>
<#list page.relations as group>
<h3>${group.label}</h3>
<ul>
<#list group.relations as relation>
<li><a href="${relation.href}">${relation.title}</a><#if relation.kind?has_content> <span class="kind">${relation.kind}</span></#if><br>${relation.note}<#if relation.result?has_content> Result: ${relation.result}</#if> ${relation.cites}</li>
</#list>
</ul>
</#list>
</section>
</#if>
<#if page.seeAlso?has_content>
<section aria-labelledby="see-also">
<h2 id="see-also">See also</h2>
<p>Computed, not curated: these share what stands below their names.</p>
<@mentions page.seeAlso/>
</section>
</#if>
<#if page.links?has_content>
<section aria-labelledby="outside">
<h2 id="outside">Pages elsewhere</h2>
<ul>
<#list page.links as link><li><a rel="external" href="${link.url}">${link.label}</a> <span class="note">${link.provenance}</span></li>
</#list>
</ul>
</section>
</#if>
<@layout.citationList page.citations/>
<#if page.citedBy?has_content>
<section aria-labelledby="cited-by">
<h2 id="cited-by">Cited by</h2>
<@mentions page.citedBy/>
</section>
</#if>
<#if page.linkedFrom?has_content>
<section aria-labelledby="linked-from">
<h2 id="linked-from">Linked from</h2>
<@mentions page.linkedFrom/>
</section>
</#if>
<section class="dates" aria-labelledby="dates">
<h2 id="dates">About this page</h2>
<dl>
<#if page.evidenceUpTo?has_content><div><dt>Evidence up to</dt><dd>${page.evidenceUpTo}</dd></div></#if>
<div><dt>Checked against sources on</dt><dd><time datetime="${page.reviewed}">${page.reviewed}</time></dd></div>
<#if page.updated?has_content><div><dt>Last changed</dt><dd><time datetime="${page.updated}">${page.updated}</time></dd></div></#if>
<div><dt>Address</dt><dd>${page.head.canonical}</dd></div>
</dl>
<#if page.editUrl?has_content><p><a rel="external" href="${page.editUrl}">Suggest a correction to this page</a></p></#if>
</section>
</#if>
</@layout.page>
