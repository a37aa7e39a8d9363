<#-- One file with everything in it. Links and ids are made to fit afterwards: see StandAlone. -->
<#macro parts list>
<#list list as group>
<h3>${group.label}</h3>
<ul>
<#list group.parts as item>
<li<#if item.id?has_content> id="${item.id}"</#if>><strong>${item.title}</strong><#if item.text?has_content>: ${item.text}</#if> ${item.cites}<#if item.points?has_content><ul><#list item.points as point><li>${point}</li></#list></ul></#if></li>
</#list>
</ul>
</#list>
</#macro>
<#macro rows label list>
<#list list as row><p><strong><#if label?has_content>${label}<#else>${row.label}</#if>:</strong> <#if row.values?has_content><#list row.values as value>${value.text}<#if value.basis?has_content> (${value.basis})</#if><#sep>, </#list> ${row.cites}<#else>not stated by our sources</#if></p>
</#list>
</#macro>
<#macro figures row>
<tr><#list row as cell><td>${cell.text}<#if cell.sum?has_content> (adds up to ${cell.sum})</#if></td></#list></tr>
</#macro>
<#macro sources works>
<#if works?has_content>
<details>
<summary>Sources of this reading</summary>
<ol class="sources">
<#list works as work>
<li id="source-${work.number}">${work.apa}<#if work.parts?has_content><ol type="a"><#list work.parts as part><li id="source-${part.label}">${part.text}</li></#list></ol></#if></li>
</#list>
</ol>
</details>
</#if>
</#macro>
<!DOCTYPE html>
<html lang="en">
<head>
<meta http-equiv="Content-Security-Policy" content="${page.policy}; base-uri 'none'; form-action 'none'">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${page.pack.pathway.title} | ${page.pack.head.siteTitle}</title>
<style>${page.style}</style>
</head>
<body>
<header>
<p class="kind">${page.pack.head.siteTitle}</p>
<h1>${page.pack.pathway.title}</h1>
<p class="summary">${page.pack.pathway.summary}</p>
</header>
<main>
<h2>Goal</h2>
<p>${page.pack.goal}</p>
<h2>Rules of the room</h2>
<p>${page.pack.rules}</p>
<h2>The session</h2>
<ol class="session">
<#list page.pack.steps as step>
<li><a href="${step.reading.href}">${step.reading.text}</a> <span class="kind">${step.minutes} minutes</span>
<p>${step.why}</p>
<#if step.questions?has_content><ul><#list step.questions as question><li>${question}</li></#list></ul></#if></li>
</#list>
</ol>
<#list page.readings as reading>
<article>
<#if reading.kind?has_content><p class="kind">${reading.kind}</p></#if>
<h2>${reading.title}</h2>
<#if reading.alsoCalled?has_content><p class="kind">Also called: ${reading.alsoCalled?join("; ")}</p></#if>
<p class="summary">${reading.summary} ${reading.summaryCites}</p>
<#list reading.grades as grade><p class="grade"><strong>${grade.badge.text}</strong> ${grade.cites}<br>${grade.meaning}<#if grade.appliesTo?has_content> Applies to: ${grade.appliesTo}.</#if><#if grade.note?has_content> ${grade.note}</#if></p>
</#list>
<#if reading.ungraded><p class="grade">Not graded by any of our sources. That is not the same as a grade of “not able to be rated”.</p></#if>
<#if reading.brief??><@rows "For whom" reading.brief.who/><@rows "" reading.brief.takes/></#if>
<#list reading.conflicts as conflict><p class="warn"><strong>Sources disagree:</strong> <a href="${conflict.href}">${conflict.title}</a>. ${conflict.sentence}</p>
</#list>
<@parts reading.partLists/>
<#if reading.table??>
<div class="scroll" role="region" aria-label="The table" tabindex="0"><table>
<thead><tr><#list reading.table.columns as column><th scope="col">${column}</th></#list></tr></thead>
<tbody><#list reading.table.rows as row><@figures row/></#list><#if reading.table.totals?has_content><@figures reading.table.totals/></#if></tbody>
</table></div>
</#if>
<div class="text">
${reading.body}
</div>
<@sources reading.citations/>
<p class="kind"><#if reading.evidenceUpTo?has_content>Evidence up to ${reading.evidenceUpTo}. </#if>Checked against sources on ${reading.reviewed}. <#if page.address?has_content>Newest version: ${reading.sharing.shortUrl}</#if></p>
<p class="kind">Cite: ${reading.cited.apa}</p>
</article>
</#list>
</main>
<footer>
<p>This file gives information for helpers and their organizations. It is no medical advice. Text: CC BY 4.0. It fetches nothing, and sends nothing.
<#if page.address?has_content>Its newest version is at <a href="${page.address}">${page.address}</a>.</#if></p>
</footer>
</body>
</html>
