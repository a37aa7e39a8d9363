<#-- What pages of the site show of all entries. Each cell begins with the name of its column, which is shown where the columns are stacked. -->
<#import "layout.ftl" as layout>
<#macro show exhibit>
<#if exhibit.kind == "evidence-map"><@map exhibit/><#elseif exhibit.kind == "crosswalk"><@crosswalk exhibit/><#else><@comparison exhibit/></#if>
</#macro>

<#macro nothing><span class="not-stated">not stated by our sources</span></#macro>

<#macro map map>
<nav class="axes" aria-label="Read the map by">
<ul>
<#list map.axes as axis><li><a href="${axis.href}"<#if axis.current> aria-current="page"</#if>>By ${axis.title?lower_case}</a></li>
</#list>
</ul>
</nav>
<#list map.tables as table>
<section aria-labelledby="${table.id}">
<h2 id="${table.id}">${table.title}, by ${map.by?lower_case}</h2>
<p><#if table.href?has_content><a href="${table.href}">The scale</a> rates: </#if>${table.note}</p>
<table class="stack">
<caption class="for-readers">${table.title}, by ${map.by?lower_case}</caption>
<thead><tr><th scope="col">${map.by}</th><#list table.columns as column><th scope="col"<#if column.apart> class="apart"</#if>><#if column.href?has_content><a href="${column.href}">${column.title}</a><#else>${column.title}</#if><#if column.apart> <span class="note">outside the order</span></#if></th></#list></tr></thead>
<tbody>
<#list table.rows as row>
<tr><th scope="row"><#if row.href?has_content><a href="${row.href}">${row.title}</a><#else>${row.title}</#if></th><#list row.cells as cell><#assign column=table.columns[cell?index]><td<#if column.apart> class="apart"</#if>><span class="column">${column.title}:</span> <#if cell?has_content><ul><#list cell as item><li><a href="${item.href}">${item.title}</a><#if item.curated> <span class="basis">(our reading)</span></#if></li></#list></ul><#else><@nothing/></#if></td></#list></tr>
</#list>
</tbody>
</table>
<#if table.unused?has_content><p class="note">No program or intervention here has: ${table.unused?join("; ")}.</p></#if>
</section>
</#list>
<#list map.crossings as crossing>
<section aria-labelledby="${crossing.id}">
<h2 id="${crossing.id}">The ${crossing.works?size} references of ${crossing.title}: ${crossing.level}</h2>
<#if crossing.wide><@lines crossing/><#else><@matrix crossing/></#if>
<#if crossing.without?has_content>
<p>Practices of the strongest level for which none of these references is named: <#list crossing.without as link><a href="${link.href}">${link.text}</a><#sep>, </#list>.</p>
</#if>
</section>
</#list>
</#macro>

<#macro matrix crossing>
<p>Each row is a reference of <a href="${crossing.href}">this class</a>, each column a practice that the source names it for. One reference may stand behind several practices.</p>
<div class="table-box" role="region" aria-label="References against practices" tabindex="0">
<table class="stack crossing">
<caption class="for-readers">References of ${crossing.title}: ${crossing.level}, against the practices they are named for</caption>
<thead><tr><th scope="col">Reference</th><#list crossing.practices as practice><th scope="col"><a href="${practice.href}">${practice.title}</a></th></#list><th scope="col">Practices</th></tr></thead>
<tbody>
<#list crossing.works as work>
<tr><th scope="row"><a href="${work.href}">${work.name}</a></th><#list work.named as named><td<#if !named> class="no"</#if>><span class="column">${crossing.practices[named?index].title}:</span> <#if named><b>named</b><#else><span class="not-stated">not named</span></#if></td></#list><td><span class="column">Practices:</span> ${work.practices?size}</td></tr>
</#list>
</tbody>
<tfoot>
<tr><th scope="row">Named here</th><#list crossing.practices as practice><td><span class="column">${practice.title}:</span> ${practice.named}</td></#list><td></td></tr>
<tr><th scope="row">Support as the source states it</th><#list crossing.practices as practice><td><span class="column">${practice.title}:</span> <#if practice.stated?has_content>${practice.stated}<#else><@nothing/></#if></td></#list><td></td></tr>
</tfoot>
</table>
</div>
</#macro>

<#macro lines crossing>
<p>Each row is a reference of <a href="${crossing.href}">this class</a> with the practices that the source names it for. One reference may stand behind several practices.</p>
<table class="stack">
<caption class="for-readers">References of ${crossing.title}: ${crossing.level}, with the practices they are named for</caption>
<thead><tr><th scope="col">Reference</th><th scope="col">Practices</th></tr></thead>
<tbody>
<#list crossing.works as work>
<tr><th scope="row"><a href="${work.href}">${work.name}</a></th><td><#if work.practices?has_content><ul><#list work.practices as practice><li><a href="${practice.href}">${practice.text}</a></li></#list></ul><#else><span class="not-stated">named for none</span></#if></td></tr>
</#list>
</tbody>
</table>
</#macro>

<#macro crosswalk crosswalk>
<nav class="axes" aria-label="Principles">
<ul>
<#list crosswalk.pairs as pair><li><a href="#principle-${pair.number}">Principle ${pair.number}</a></li>
</#list>
</ul>
</nav>
<#list crosswalk.pairs as pair>
<section aria-labelledby="principle-${pair.number}">
<h2 id="principle-${pair.number}"><a href="${pair.href}">Principle ${pair.number}</a></h2>
<table class="stack crosswalk">
<caption class="for-readers">Principle ${pair.number}, individual and organizational, and what is linked with it</caption>
<thead><tr><th scope="col">Principle</th><#list crosswalk.columns as column><th scope="col"><a href="${column.href}">${column.text}</a></th></#list></tr></thead>
<tbody>
<#list pair.sides as side>
<tr id="${side.id}"><th scope="row"><span class="kind">${side.kind}</span> <a href="${side.href}">${side.title}</a></th><#list side.cells as cell><td><span class="column">${crosswalk.columns[cell?index].text}:</span> <#if cell?has_content><ul><#list cell as joint><li><a href="${joint.href}">${joint.title}</a> <span class="basis">${joint.label}</span><br>${joint.sentence} ${joint.cites}</li></#list></ul><#else><span class="not-stated">no link stated</span></#if></td></#list></tr>
</#list>
</tbody>
</table>
</section>
</#list>
</#macro>

<#macro comparison comparison>
<form class="choose needs-script" action="./" data-most="4">
<fieldset>
<legend>Choose two to four</legend>
<#list ["First", "Second", "Third, if you like", "Fourth, if you like"] as label>
<label>${label}
<select name="e">
<option value="">None</option>
<#list comparison.tables as table><optgroup label="${table.title?keep_after(" ")?cap_first}"><#list table.rows as row><option value="${row.id}">${row.title}</option></#list></optgroup></#list>
</select></label>
</#list>
</fieldset>
<p><button>Compare</button> <span class="note" role="status"></span></p>
</form>
<div id="side-by-side" hidden></div>
<#list comparison.tables as table>
<section class="everything" aria-labelledby="${table.id}">
<h2 id="${table.id}">${table.title} in one table</h2>
<p>The table has ${table.columns?size + 1} columns and scrolls sideways under the names. On phones and on paper the rows are blocks, and what our sources do not state is left out of them.</p>
<div class="table-box" role="region" aria-label="${table.title}" tabindex="0">
<table class="stack full">
<caption class="for-readers">${table.title}</caption>
<thead><tr><th scope="col">Name</th><#list table.columns as column><th scope="col">${column}</th></#list></tr></thead>
<tbody>
<#list table.rows as row>
<tr data-id="${row.id}"><th scope="row"><a href="${row.href}">${row.title}</a></th><#list row.cells as cell><td><span class="column">${table.columns[cell?index]}:</span> <@values cell/></td></#list></tr>
</#list>
</tbody>
</table>
</div>
</section>
</#list>
</#macro>

<#macro values list><#if list?size gt 1><ul><#list list as value><li><@one value/></li></#list></ul><#elseif list?has_content><@one list?first/><#else><@nothing/></#if></#macro>
<#macro one value><#if value.href?has_content><a href="${value.href}">${value.text}</a><#else>${value.text}</#if><#if value.basis?has_content> <span class="basis">(${value.basis})</span></#if></#macro>

<#-- Lengths are in em, so that the drawing grows with the text; the bars end where the figures stand. -->
<#macro chart chart>
<figure class="drawing">
<#if chart.parts?has_content>
<ul class="legend">
<#list chart.parts as part><li><svg class="bars" aria-hidden="true" width="1.6em" height="1em"><rect class="part-${part?index}" x="1" y="1" width="90%" height=".8em" fill="url(#part-${part?index})"/></svg> ${part}</li>
</#list>
</ul>
</#if>
<#list chart.panels as panel>
<#if panel.title?has_content><h3>${panel.title}</h3></#if>
<svg class="bars" role="img" aria-labelledby="drawn-${panel?index} told-${panel?index}" width="100%" height="${panel.bars?size * 2.9}em">
<title id="drawn-${panel?index}">${chart.title}<#if panel.title?has_content>: ${panel.title}</#if>, as bars</title>
<desc id="told-${panel?index}">${panel.description}</desc>
<#if panel?is_first><@patterns/></#if>
<#list panel.bars as bar>
<text x="0" y="${bar?index * 2.9 + 1}em">${bar.label}</text>
<#list bar.parts as part><rect x="${part.from}%" y="${bar?index * 2.9 + 1.35}em" width="${part.width}%" height="1em" fill="url(#part-${part.kind})"/></#list>
<text class="figure" x="${bar.end}%" dx=".4em" y="${bar?index * 2.9 + 2.2}em">${bar.figure}</text>
</#list>
</svg>
</#list>
<figcaption>
<p>${chart.title}, drawn. Each bar counts ${chart.unit}<#if chart.parts?has_content> and is divided by the heads of the columns; the figure behind it is the total that is printed<#else> of the total row</#if>. All bars stand on one scale, from 0 to ${chart.max}. Source: ${chart.cites}</p>
<#if chart.differences?has_content>
<p>The bars are drawn from the cells as printed. These printed figures do not add up:</p>
<ul>
<#list chart.differences as one><li>Row ${one.row}, column ${one.column}: ${one.printed} is printed; our sum is ${one.sum}.<#list one.marks as mark> <a class="mark" href="${mark.href}">${mark.number}<span class="for-readers">, source error: ${mark.title}</span></a></#list></li>
</#list>
</ul>
<#else>
<p>The bars are drawn from the cells as printed. By our sums all printed totals are right.</p>
</#if>
<#if chart.blanks><p>Of a blank cell nothing is drawn.</p></#if>
</figcaption>
</figure>
</#macro>

<#-- Four fills that differ without color. -->
<#macro patterns>
<defs>
<pattern id="part-0" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" fill="currentColor"/></pattern>
<pattern id="part-1" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="3" height="6" fill="currentColor"/></pattern>
<pattern id="part-2" width="6" height="6" patternUnits="userSpaceOnUse"><circle cx="3" cy="3" r="1.3" fill="currentColor"/></pattern>
<pattern id="part-3" width="6" height="6" patternUnits="userSpaceOnUse"><path d="M0 0h6M0 0v6" stroke="currentColor" stroke-width="1"/></pattern>
</defs>
</#macro>
