<#ftl output_format="HTML">
<#assign site="STS Practice Base">
<#macro page title summary="" address="" ld="" group="" parent={}>
<!DOCTYPE html>
<html lang="en">
<head>
<meta http-equiv="Content-Security-Policy" content="default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data:; base-uri 'none'; form-action 'self'; object-src 'none'">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} | ${site}</title>
<#if summary?has_content><meta name="description" content="${summary}"></#if>
<link rel="canonical" href="${config.site_host}/${address}">
<link rel="alternate" type="application/atom+xml" href="/feed.xml" title="Changes">
<link rel="icon" href="/assets/icon-32.png" sizes="32x32" type="image/png">
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="apple-touch-icon" href="/assets/icon-180.png">
<link rel="stylesheet" href="/assets/style.css">
<meta property="og:type" content="article">
<meta property="og:title" content="${title}">
<meta property="og:site_name" content="${site}">
<meta property="og:url" content="${config.site_host}/${address}">
<#if summary?has_content><meta property="og:description" content="${summary}"></#if>
<meta property="og:image" content="${config.site_host}/assets/card.png">
<meta property="og:image:width" content="1200">
<meta property="og:image:height" content="630">
<meta property="og:image:alt" content="${site}: what helps against secondary traumatic stress">
<meta name="twitter:card" content="summary_large_image">
<#if ld?has_content><script type="application/ld+json">${ld?no_esc}</script></#if>
<script src="/assets/site.js" defer></script>
<script src="/assets/terms.js" defer></script>
<script src="/assets/handout.js" defer></script>
<script src="/assets/page.js" defer></script>
<#if address == "search/">
<link rel="stylesheet" href="/pagefind/pagefind-ui.css">
<script src="/pagefind/pagefind-ui.js" defer></script>
<script src="/assets/pagefind.js" defer></script>
</#if>
</head>
<body class="${group?has_content?then("entry", "list")}">
<#include "header.ftl">
<nav class="crumbs" aria-label="Breadcrumb">
<ol>
<li><a href="/">Home</a></li>
<#if parent.href??><li><@link parent/></li></#if>
<li aria-current="page">${title}</li>
</ol>
</nav>
<main id="main"<#if group?has_content> data-pagefind-body</#if>>
<article>
<#nested>
</article>
</main>
<#include "footer.ftl">
</body>
</html>
</#macro>

<#macro link to><#if to.href??><a href="${to.href}">${to.text}</a><#else>${to.text}</#if><#if to.basis??> <span class="basis">(${to.basis})</span></#if></#macro>

<#macro row row><#list row.texts as text><@link text/><#sep>, <#else><span class="not-stated">not stated by our sources</span></#list> ${row.cites?no_esc}</#macro>

<#macro rows list>
<dl>
<#list list as row>
<div>
<dt>${row.label}</dt>
<dd><#if row.texts?size gt 1><ul><#list row.texts as text><li><@link text/></li></#list></ul><#else><#list row.texts as text><@link text/><#else>Not stated by our sources</#list></#if> ${row.cites?no_esc}</dd>
</div>
</#list>
</dl>
</#macro>

<#macro back label> <a class="back" href="#cite-${label}" aria-label="Back to the text cited as ${label}">&uarr;</a></#macro>

<#macro citations works>
<#if works?has_content>
<section aria-labelledby="citations">
<h2 id="citations">Sources of this page</h2>
<ol class="citations">
<#list works as work>
<li id="source-${work.number}">${work.apa?no_esc} <a href="${work.href}">About this source<span class="for-readers">: ${work.text}</span></a><#if work.bare><@back work.number/></#if>
<#if work.parts?has_content><ol type="a" aria-label="Parts cited">
<#list work.parts as part><li id="source-${part.label}"><@link part/><@back part.label/></li>
</#list></ol></#if></li>
</#list>
</ol>
</section>
</#if>
</#macro>

<#macro lead title summary facts=[] marks="">
<div class="lead">
<h1>${title}</h1>
<p class="summary">${summary}</p>
<#if facts?has_content>
<ul class="facts">
<#list facts as fact><li>${fact}</li>
</#list>
</ul>
</#if>
<#if marks?has_content><p class="cites">${marks?no_esc}</p></#if>
</div>
</#macro>

<#-- Entries, each as its address, its title and its data. -->
<#macro entry href title data note="">
<li>
<p class="entry-title"><a href="${href}">${title}</a><#if note?has_content> <span class="basis">${note}</span></#if></p>
<#if data.apa??><p class="apa">${data.apa?no_esc}</p></#if>
<#if data.grades?has_content><p><#list data.grades as grade>${grade.level.badge?no_esc} </#list></p></#if>
<#if !data.apa??><p>${data.summary}</p></#if>
</li>
</#macro>
