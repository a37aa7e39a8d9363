<#ftl output_format="HTML">
<#import "base.ftl" as base>
<#assign data=content.data>
<@base.page content.title>
<main id="main" data-pagefind-body>
<article>
<p class="kind">${data.group}</p>
<h1>${content.title}</h1>
<#if data.names?has_content><p class="also">Also called: ${data.names?join("; ")}</p></#if>
<p class="summary">${data.summary}</p>
<dl>
<#list data.facts as fact>
<div>
<dt>${fact.label}</dt>
<dd>
<ul>
<#list fact.values as value><li><#if value.href??><@base.link value/><#else>${value.text}</#if></li>
</#list>
</ul>
<#if fact.cite??><@base.link fact.cite/></#if>
</dd>
</div>
</#list>
</dl>
<#if data.grades?has_content>
<section>
<h2>Why this grade?</h2>
<ul class="grades">
<#list data.grades as grade>
<li class="grade">
<p><a class="badge" href="${grade.scale.href}">${grade.scale.text}: ${grade.level}</a> <#if grade.cite??><@base.link grade.cite/></#if></p>
<p>${grade.note}</p>
<#if grade.stated?has_content><p>Support as the source states it: ${grade.stated}</p></#if>
<ul>
<#list grade.named as support><li><@base.link support/>: ${support.facts} <#if support.cite??><@base.link support.cite/></#if></li>
</#list>
</ul>
<p class="who">Graded by ${grade.by}, as of ${grade.asof}.</p>
</li>
</#list>
</ul>
</section>
</#if>
${content.body?no_esc}
<#if data.relations?has_content>
<section>
<h2>Related</h2>
<ul>
<#list data.relations as relation><li><@base.link relation/> (${relation.kind}): ${relation.note}</li>
</#list>
</ul>
</section>
</#if>
<#if data.sources?has_content>
<section>
<h2>Sources of this page</h2>
<ul>
<#list data.sources as source><li><@base.link source/></li>
</#list>
</ul>
</section>
</#if>
</article>
</main>
</@base.page>
