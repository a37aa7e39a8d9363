<#ftl output_format="HTML">
<#import "base.ftl" as base>
<#assign data=content.data>
<#macro grade grade>
<#local level=grade.level>
<li class="grade">
<p class="grade-badge">${level.badge?no_esc} ${grade.cites?no_esc}</p>
<p class="meaning">${level.meaning}<#if level.outside> <span class="basis">Verified outside our sources.</span></#if></p>
<#if grade.applies?has_content><p><strong>Applies to:</strong> ${grade.applies}.</p></#if>
<#if grade.note?has_content><p>${grade.note}</p></#if>
<#if level.criteria?has_content>
<p><strong>What the issuer asks for at this level:</strong></p>
<ul>
<#list level.criteria as criterion><li>${criterion}</li>
</#list>
</ul>
</#if>
<#if grade.stated?has_content><p><strong>Support as the source states it:</strong> ${grade.stated} ${grade.statedcites?no_esc}</p></#if>
<#if grade.named?has_content>
<p><strong>References the source names for it:</strong> ${grade.named?size}</p>
<ul class="named">
<#list grade.named as support><li><@base.link support/><#if support.facts?has_content>: ${support.facts}</#if> ${support.cites?no_esc}<#if support.also?has_content> <span class="note">Also named for <#list support.also as other><@base.link other/><#sep>, </#list>.</span></#if></li>
</#list>
</ul>
</#if>
<#if grade.unsupported><p><strong>Our sources name no studies behind this ${level.ordered?then("grade", "mark")}.</strong></p></#if>
<#if grade.url?has_content || level.links?has_content>
<p><strong>At the issuer:</strong> <#if grade.url?has_content><a rel="external" href="${grade.url}">The page on ${content.title}</a>; </#if><#list level.links as link><a rel="external" href="${link.url}">${link.label}</a><#sep>; </#list><#if !grade.url?has_content>. <span class="note">Our sources print no address of the issuer’s own page about ${content.title}; look for it there by name.</span></#if></p>
</#if>
<p class="who">Graded by ${grade.by}, as of ${grade.asof}, on the scale <@base.link level.scale/>.</p>
</li>
</#macro>
<#macro grades>
<#if data.grades?has_content || data.ungraded>
<section class="why" aria-labelledby="grades">
<h2 id="grades">Why this grade?</h2>
<#if data.ungraded><p>Not graded by any of our sources. That is not the same as a grade of “not able to be rated”.</p></#if>
<#if data.grades?has_content>
<ul class="grades">
<#list data.grades as one><@grade one/></#list>
</ul>
</#if>
<#if data.history?has_content>
<h3>Earlier grades</h3>
<ul class="grades">
<#list data.history as one><@grade one/></#list>
</ul>
</#if>
</section>
</#if>
<#if data.rows?has_content>
<section class="glance" aria-labelledby="at-a-glance">
<h2 id="at-a-glance">${data.brief???then("Details as the sources state them", "At a glance")}</h2>
<@base.rows data.rows/>
</section>
</#if>
</#macro>
<#macro mentions list id title>
<#if list?has_content>
<section class="onscreen" aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
<ul class="mentions">
<#list list as mention><#if mention?index == 10></ul>
<details class="rest">
<summary>${list?size - 10} more</summary>
<ul class="mentions">
</#if><li><a href="${mention.href}">${mention.text}</a> <span class="kind">${mention.kind}</span><#if mention.sentence?has_content><br><span class="sentence">${mention.sentence}</span></#if></li>
</#list></ul>
<#if list?size gt 10></details></#if>
</section>
</#if>
</#macro>
<@base.page title=content.title summary=data.summary address=content.uri ld=data.ld group=data.group parent=data.parent>
<div class="lead">
<p class="kind">${data.group}</p>
<h1>${content.title}</h1>
<#if data.names?has_content><p class="also">Also called: ${data.names?join("; ")}</p></#if>
<p class="summary">${data.summary}&nbsp;${data.marks?no_esc}</p>
<#if data.apa??><p class="apa">${data.apa?no_esc}</p></#if>
<#if data.described??><p class="fact">${data.described?then("Described in our sources.", "Listed only: our sources say nothing more of this work.")}</p></#if>
<#if data.brief??>
<dl class="brief">
<div><dt>For whom</dt><dd><#list data.brief.who as row><p><@base.row row/></p><#else><p class="not-stated">Not stated by our sources</p></#list></dd></div>
<div><dt>How sure is who</dt><dd><#list data.grades as grade><p>${grade.level.badge?no_esc}</p><#else><p>Not graded by any of our sources</p></#list><#if data.grades?has_content><p class="to-why"><a href="#grades">Why this grade?</a></p></#if></dd></div>
<div><dt>What it takes</dt><dd><#list data.brief.takes as row><p><span class="basis">${row.label}:</span> <@base.row row/></p></#list></dd></div>
<#if data.brief.watch?has_content><div><dt>Watch for</dt><dd><p>${data.brief.watch} <a href="#cautions">All cautions</a></p></dd></div></#if>
</dl>
</#if>
</div>
<aside aria-label="This page" data-pagefind-ignore>
<#if data.contents>
<nav class="contents" aria-labelledby="contents">
<h2 id="contents">On this page</h2>
<ul>
<#list content.body?matches(r'<h2><a href="#([^"]+)"[^>]*>(.*?)</a></h2>') as heading><li><a href="#${heading?groups[1]}">${heading?groups[2]?no_esc}</a></li>
</#list>
<#if data.grades?has_content><li><a href="#grades">Why this grade?</a></li></#if>
<#if data.works?has_content><li><a href="#citations">Sources</a></li></#if>
</ul>
</nav>
</#if>
<ul class="actions">
<li class="needs-script"><button type="button" data-copy="link">Copy link</button></li>
<li><a href="#cite-this">Cite</a></li>
<li class="needs-script"><button type="button" data-print>Print</button></li>
<li class="needs-script"><button type="button" data-handout="${content.uri}">Add to handout</button></li>
<li><a href="/pages/contribute.html">Suggest a correction</a></li>
</ul>
</aside>
<#if !data.brief??><@grades/></#if>
<#list data.lists as list>
<section class="parts" aria-labelledby="${list.id}">
<h2 id="${list.id}">${list.label}</h2>
<ul class="part-list">
<#list list.parts as part>
<li<#if part.id?has_content> id="${part.id}"</#if>><strong>${part.title}</strong><#if part.text?has_content>: ${part.text}</#if> ${part.cites?no_esc}
<#if part.note?has_content><span class="note">${part.note}</span></#if>
<#if part.points?has_content><ul><#list part.points as point><li>${point}</li></#list></ul></#if></li>
</#list>
</ul>
</section>
</#list>
<div class="text">
${content.body?no_esc}
</div>
<#if data.brief??><@grades/></#if>
<#if data.relations?has_content>
<section class="onscreen" aria-labelledby="relations">
<h2 id="relations">Relations</h2>
<#list data.relations as kind>
<h3>${kind.label}</h3>
<ul class="mentions">
<#list kind.list as relation><li><a href="${relation.href}">${relation.text}</a><#if relation.kind?has_content> <span class="kind">${relation.kind}</span></#if><#if relation.note?has_content><br>${relation.note}</#if><#if relation.result?has_content> Result: ${relation.result}</#if> ${relation.cites?no_esc}</li>
</#list>
</ul>
</#list>
</section>
</#if>
<#if data.filed?has_content>
<section class="glance onscreen" aria-labelledby="tags">
<h2 id="tags">Filed under</h2>
<@base.rows data.filed/>
</section>
</#if>
<#if data.outside?has_content>
<section class="onscreen" aria-labelledby="outside">
<h2 id="outside">Pages elsewhere</h2>
<ul>
<#list data.outside as link><li><a rel="external" href="${link.url}">${link.label}</a> <span class="note">${link.provenance}</span></li>
</#list>
</ul>
</section>
</#if>
<@base.citations data.works/>
<@mentions data.citedby "cited-by" "Cited by"/>
<@mentions data.linkedfrom "linked-from" "Linked from"/>
<div data-pagefind-ignore>
<section class="dates" aria-labelledby="page-dates">
<h2 id="page-dates">About this page</h2>
<dl>
<#if data.evidence?has_content><div><dt>Evidence up to</dt><dd>${data.evidence}</dd></div></#if>
<div><dt>Checked against sources on</dt><dd><time datetime="${data.reviewed}">${data.reviewed}</time></dd></div>
<div><dt>To be checked again by</dt><dd><time datetime="${data.due}">${data.due}</time></dd></div>
<div><dt>Address</dt><dd>${config.site_host}/${content.uri}</dd></div>
</dl>
</section>
<section class="cite-this" aria-labelledby="cite-this">
<h2 id="cite-this">Cite this ${data.cite.ofwork?then("work", "page")}</h2>
<#if data.cite.ofwork><p class="note">This cites the work itself, not our page about it.</p></#if>
<h3>APA</h3>
<p id="cite-apa">${data.cite.apa}</p>
<p class="needs-script"><button type="button" data-copy="cite-apa">Copy APA</button></p>
<details class="onscreen">
<summary>BibTeX and RIS</summary>
<pre id="cite-bibtex">${data.cite.bibtex}</pre>
<p class="needs-script"><button type="button" data-copy="cite-bibtex">Copy BibTeX</button></p>
<pre id="cite-ris">${data.cite.ris}</pre>
<p class="needs-script"><button type="button" data-copy="cite-ris">Copy RIS</button></p>
</details>
</section>
</div>
</@base.page>
