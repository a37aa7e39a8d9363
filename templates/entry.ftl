<#import "layout.ftl" as layout>
<#import "exhibits.ftl" as exhibits>
<#macro grade g>
<li class="grade">
<p class="grade-badge"><@layout.badge g.badge/> ${g.cites}</p>
<p class="meaning">${g.meaning}<#if g.outside> <span class="basis">Verified outside our sources.</span></#if></p>
<#if g.appliesTo?has_content><p><strong>Applies to:</strong> ${g.appliesTo}.</p></#if>
<#if g.note?has_content><p>${g.note}</p></#if>
<#if g.criteria?has_content>
<p><strong>What the issuer asks for at this level:</strong></p>
<ul>
<#list g.criteria as criterion><li>${criterion}</li>
</#list>
</ul>
</#if>
<#if g.statedSupport?has_content><p><strong>Support as the source states it:</strong> ${g.statedSupport} ${g.statedCites}</p></#if>
<#if g.named?has_content>
<p><strong>References the source names for it:</strong> ${g.named?size}</p>
<ul class="named">
<#list g.named as support><li><a href="${support.href}">${support.title}</a><#if support.facts?has_content>: ${support.facts?join("; ")}</#if> ${support.cites}<#if support.also?has_content> <span class="note">Also named for <#list support.also as other><a href="${other.href}">${other.text}</a><#sep>, </#list>.</span></#if></li>
</#list>
</ul>
</#if>
<#if g.unsupported>
<p><strong>Our sources name no studies behind this <#if g.ordered>grade<#else>mark</#if>.</strong></p>
</#if>
<#if g.links?has_content>
<p><strong>At the issuer:</strong> <#list g.links as link><a rel="external" href="${link.url}">${link.label}</a><#sep>; </#list><#if g.unlocated>. <span class="note">Our sources print no address of the issuer’s own page about ${page.title}; look for it there by name.</span></#if></p>
</#if>
<p class="who">Graded by ${g.by}, as of ${g.asOf}, on the scale <a href="${g.scaleHref}">${g.scaleTitle}</a>.</p>
</li>
</#macro>
<#macro grades>
<#if page.grades?has_content || page.ungraded || page.regrades?has_content>
<section class="why" aria-labelledby="grades">
<h2 id="grades">Why this grade?</h2>
<#if page.ungraded><p>Not graded by any of our sources. That is not the same as a grade of “not able to be rated”.</p></#if>
<#if page.grades?has_content>
<ul class="grades">
<#list page.grades as g><@grade g/></#list>
</ul>
</#if>
<#if page.history?has_content>
<h3>Earlier grades</h3>
<ul class="grades">
<#list page.history as g><@grade g/></#list>
</ul>
</#if>
<#if page.regrades?has_content>
<h3>When grades changed on this page</h3>
<ul>
<#list page.regrades as regrade><li><time datetime="${regrade.day}">${regrade.day}</time>: ${regrade.changes?join("; ")}</li>
</#list>
</ul>
</#if>
</section>
</#if>
</#macro>
<#macro valueOf value><#if value.href?has_content><a href="${value.href}">${value.text}</a><#else>${value.text}</#if><#if value.basis?has_content> <span class="basis">(${value.basis})</span></#if></#macro>
<#macro rows list>
<dl>
<#list list as row>
<div>
<dt>${row.label}</dt>
<#if row.values?has_content>
<dd><#if row.values?size gt 1><#assign tag=row.ordered?then("ol", "ul")><${tag}><#list row.values as value><li><@valueOf value/></li></#list></${tag}><#else><#list row.values as value><@valueOf value/></#list></#if> ${row.cites}</dd>
<#else>
<dd class="not-stated">Not stated by our sources</dd>
</#if>
</div>
</#list>
</dl>
</#macro>
<#macro fields>
<#if page.fields?has_content>
<section class="glance" aria-labelledby="at-a-glance">
<h2 id="at-a-glance"><#if page.brief??>Details as the sources state them<#else>At a glance</#if></h2>
<@rows page.fields/>
</section>
</#if>
</#macro>
<#-- Whose reading the values are is said once where it is the same of all. -->
<#macro briefly row>
<#if row.values?has_content><#assign same=row.values?first.basis == row.values?last.basis><#list row.values as value><#if value.href?has_content><a href="${value.href}">${value.text}</a><#else>${value.text}</#if><#if value.basis?has_content && (value?is_last || !same)> <span class="basis">(${value.basis})</span></#if><#sep>, </#list> ${row.cites}<#else><span class="not-stated">not stated by our sources</span></#if>
</#macro>
<#macro figures row>
<tr><#list row as cell><#if cell?is_first && cell.text?has_content><th scope="row">${cell.text}</th><#else><td data-head="${page.table.columns[cell?index]}"><#list cell.text?split("; ") as item><span class="item">${item}</span><#sep> </#sep></#list><#if cell.sum?has_content> <span class="note">(adds up to ${cell.sum})</span></#if><#list cell.marks as mark> <a class="mark" href="${mark.href}">${mark.number}<span class="for-readers">, source error: ${mark.title}</span></a></#list></td></#if></#list></tr>
</#macro>
<#macro mentions list>
<@layout.folded list; mention>
<li><a href="${mention.href}">${mention.title}</a> <span class="kind">${mention.kind}</span><#if mention.sentence?has_content><br><span class="sentence">${mention.sentence}</span></#if></li>
</@layout.folded>
</#macro>
<@layout.page head=page.head bodyClass="entry"; part>
<#if part == "head" && (page.exhibit?? || page.chart??)><link rel="stylesheet" href="${page.head.root}assets/exhibits.css"></#if>
<#if part == "head" && page.exhibit?? && page.exhibit.kind == "comparison"><script defer src="${page.head.root}assets/compare.js"></script></#if>
<#if part == "head"><#if page.terms><script defer src="${page.head.root}assets/terms.js"></script></#if>
<script defer src="${page.head.root}assets/handout.js"></script></#if>
<#if part == "main">
<article>
<div class="lead">
<#if page.kind?has_content><p class="kind">${page.kind}</p></#if>
<h1>${page.title}</h1>
<#if page.alsoCalled?has_content><p class="also">Also called: ${page.alsoCalled?join("; ")}</p></#if>
<#if page.summary?has_content><p class="summary">${page.summary}&nbsp;${page.summaryCites}</p></#if>
<#if page.apa?markup_string?has_content><p class="apa">${page.apa}</p></#if>
<#list page.facts as fact><p class="fact">${fact}</p>
</#list>
<#if page.due.overdue><p class="help">The review of this page is overdue: it was last checked against its sources on ${page.reviewed}, and should have been again by ${page.due.by}. What it says may have changed since.</p></#if>
<#if page.brief??>
<dl class="brief">
<div><dt>For whom</dt><dd><#list page.brief.who as row><p><@briefly row/></p><#else><p class="not-stated">Not stated by our sources</p></#list></dd></div>
<div><dt>How sure is who</dt><dd><#list page.grades as g><p><@layout.badge g.badge/></p></#list><#if page.ungraded><p>Not graded by any of our sources</p></#if><#if page.grades?has_content><p class="to-why"><a href="#grades">Why this grade?</a></p></#if></dd></div>
<div><dt>What it takes</dt><dd><#list page.brief.takes as row><p><span class="basis">${row.label}:</span> <@briefly row/></p></#list></dd></div>
<#if page.brief.watch?has_content || page.conflicts?has_content><div><dt>Watch for</dt><dd><#if page.brief.watch?has_content><p>${page.brief.watch} <a href="#cautions">All cautions</a></p></#if><#if page.conflicts?has_content><p><a href="#disagreements">Sources disagree on ${(page.conflicts?size == 1)?then("one point", page.conflicts?size + " points")}</a></p></#if></dd></div></#if>
</dl>
</#if>
</div>
<aside aria-label="This page">
<#if page.contents?size gt 2>
<nav class="contents" aria-labelledby="contents">
<h2 id="contents">On this page</h2>
<ul>
<#list page.contents as link><li><a href="${link.href}">${link.text}</a></li>
</#list>
<#if page.grades?has_content && page.brief??><li><a href="#grades">Why this grade?</a></li></#if>
<#if page.citations?has_content><li><a href="#citations">Sources</a></li></#if>
</ul>
</nav>
</#if>
<ul class="actions">
<li class="needs-script"><button type="button" data-copy="link">Copy link</button></li>
<li><a href="#cite-this">Cite</a></li>
<li class="needs-script"><button type="button" data-print>Print</button></li>
<#list page.tools as tool><li><a href="${tool.href}">${tool.text}</a></li>
</#list>
<#if page.sharing.collects?has_content><li class="needs-script"><button type="button" disabled data-handout="${page.sharing.collects}">${page.sharing.adds}</button></li></#if>
<li class="needs-script" hidden data-handout-link><a href="${page.sharing.handout}">Handout</a></li>
<#if page.sharing.pack??><li><a href="${page.sharing.pack.href}">${page.sharing.pack.text}</a></li></#if>
<#if page.correction??><li><a href="${page.correction.href}"<#if page.correction.href?starts_with("http")> rel="external"</#if>>Suggest a correction</a></li></#if>
</ul>
</aside>
<#if page.conflicts?has_content>
<section class="disagree" aria-labelledby="disagreements">
<h2 id="disagreements">Sources disagree</h2>
<ul class="mentions">
<#list page.conflicts as conflict><li><a href="${conflict.href}">${conflict.title}</a><br>${conflict.sentence}</li>
</#list>
</ul>
</section>
</#if>
<#if !page.brief??><@grades/><@fields/></#if>
<#list page.partLists as list>
<section class="parts" aria-labelledby="${list.id}">
<h2 id="${list.id}">${list.label}</h2>
<ul class="part-list">
<#list list.parts as item>
<li<#if item.id?has_content> id="${item.id}"</#if>><#list item.formerIds as id><span id="${id}"></span></#list><strong><#if item.href?has_content><a href="${item.href}">${item.title}</a><#else>${item.title}</#if></strong><#if item.text?has_content>: ${item.text}</#if> ${item.cites}
<#if item.note?has_content><span class="note">${item.note}</span></#if>
<#if item.points?has_content><ul><#list item.points as point><li>${point}</li></#list></ul></#if></li>
</#list>
</ul>
</section>
</#list>
<#if page.exhibit??>
<div class="exhibit">
<@exhibits.show page.exhibit/>
</div>
</#if>
<#if page.chart??><h2>Drawn as bars</h2>
<@exhibits.chart page.chart/></#if>
<#if page.table??>
<div class="table-box" role="region" aria-label="The table" tabindex="0">
<table class="figures<#if page.table.columns?size gt 2> stacks</#if>">
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
<#if page.brief??><@grades/><@fields/></#if>
<#if page.relations?has_content>
<section class="onscreen" aria-labelledby="relations">
<h2 id="relations">Relations</h2>
<#list page.relations as group>
<h3>${group.label}</h3>
<ul class="mentions">
<#list group.relations as relation>
<li><a href="${relation.href}">${relation.title}</a><#if relation.kind?has_content> <span class="kind">${relation.kind}</span></#if><#if relation.note?has_content><br>${relation.note}<#if relation.result?has_content> Result: ${relation.result}</#if> ${relation.cites}</#if></li>
</#list>
</ul>
</#list>
</section>
</#if>
<#if page.seeAlso?has_content>
<section class="onscreen" aria-labelledby="see-also">
<h2 id="see-also">See also</h2>
<p>Computed, not curated: these share what stands below their names.</p>
<@mentions page.seeAlso/>
</section>
</#if>
<#if page.tags?has_content>
<section class="glance onscreen" aria-labelledby="tags">
<h2 id="tags">Filed under</h2>
<@rows page.tags/>
</section>
</#if>
<#if page.links?has_content>
<section class="onscreen" aria-labelledby="outside">
<h2 id="outside">Pages elsewhere</h2>
<ul>
<#list page.links as link><li><a rel="external" href="${link.url}">${link.label}</a> <span class="note">${link.provenance}</span></li>
</#list>
</ul>
</section>
</#if>
<@layout.citationList page.citations/>
<#if page.citedBy?has_content>
<section class="onscreen" aria-labelledby="cited-by">
<h2 id="cited-by">Cited by</h2>
<@mentions page.citedBy/>
</section>
</#if>
<#if page.linkedFrom?has_content>
<section class="onscreen" aria-labelledby="linked-from">
<h2 id="linked-from">Linked from</h2>
<@mentions page.linkedFrom/>
</section>
</#if>
<section class="dates" aria-labelledby="dates">
<h2 id="dates">About this page</h2>
${page.sharing.qr}
<dl>
<#if page.evidenceUpTo?has_content><div><dt>Evidence up to</dt><dd>${page.evidenceUpTo}</dd></div></#if>
<div><dt>Checked against sources on</dt><dd><time datetime="${page.reviewed}">${page.reviewed}</time></dd></div>
<div><dt>To be checked again by</dt><dd><time datetime="${page.due.by}">${page.due.by}</time> <a href="${page.due.href}">All reviews</a></dd></div>
<#if page.updated?has_content><div><dt>Last changed</dt><dd><time datetime="${page.updated}">${page.updated}</time></dd></div></#if>
<div><dt>Short link</dt><dd><a href="${page.sharing.shortHref}">${page.sharing.shortUrl}</a></dd></div>
<div><dt>Address</dt><dd>${page.head.canonical}</dd></div>
</dl>
</section>
<section class="cite-this" aria-labelledby="cite-this">
<h2 id="cite-this">Cite this <#if page.cited.ofWork>work<#else>page</#if></h2>
<#if page.cited.ofWork><p class="note">This cites the work itself, not our page about it.</p></#if>
<h3>APA</h3>
<p id="cite-apa">${page.cited.apa}</p>
<p class="needs-script"><button type="button" data-copy="cite-apa">Copy APA</button></p>
<details class="onscreen">
<summary>BibTeX and RIS</summary>
<pre id="cite-bibtex">${page.cited.bibTex}</pre>
<p class="needs-script"><button type="button" data-copy="cite-bibtex">Copy BibTeX</button></p>
<pre id="cite-ris">${page.cited.ris}</pre>
<p class="needs-script"><button type="button" data-copy="cite-ris">Copy RIS</button></p>
</details>
</section>
</article>
</#if>
</@layout.page>
