<#-- The frame of every page, and the pieces that several pages share. -->
<#macro page head bodyClass="">
<!DOCTYPE html>
<html lang="en">
<head>
<meta http-equiv="Content-Security-Policy" content="default-src 'self'; base-uri 'none'; form-action 'self'; object-src 'none'">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${head.title}<#if !head.home> | ${head.siteTitle}</#if></title>
<#if head.description?has_content><meta name="description" content="${head.description}"></#if>
<#if !head.indexed><meta name="robots" content="noindex"></#if>
<#if head.indexed><link rel="canonical" href="${head.canonical}"></#if>
<#if head.twin?has_content><link rel="alternate" type="application/json" href="${head.twin}" title="This page as JSON"></#if>
<link rel="alternate" type="application/atom+xml" href="${head.root}feed.xml" title="Changes">
<link rel="icon" href="${head.root}assets/icon-32.png" sizes="32x32" type="image/png">
<link rel="icon" href="${head.root}assets/icon.svg" type="image/svg+xml">
<link rel="apple-touch-icon" href="${head.root}assets/icon-180.png">
<link rel="stylesheet" href="${head.root}assets/style.css">
<meta property="og:type" content="<#if head.home>website<#else>article</#if>">
<meta property="og:title" content="${head.title}">
<meta property="og:site_name" content="${head.siteTitle}">
<#if head.indexed><meta property="og:url" content="${head.canonical}"></#if>
<#if head.description?has_content><meta property="og:description" content="${head.description}"></#if>
<meta property="og:image" content="${head.baseUrl}assets/card.png">
<meta property="og:image:width" content="1200">
<meta property="og:image:height" content="630">
<meta property="og:image:alt" content="${head.siteTitle}: what helps against secondary traumatic stress">
<meta name="twitter:card" content="summary_large_image">
<#if head.jsonLd?markup_string?has_content><script type="application/ld+json">${head.jsonLd}</script></#if>
<script src="${head.root}assets/site.js" defer></script>
<#nested "head">
<script src="${head.root}assets/search.js" defer></script>
<script src="${head.root}assets/page.js" defer></script>
</head>
<body<#if bodyClass?has_content> class="${bodyClass}"</#if>>
<a class="skip" href="#main">Skip to content</a>
<header class="site-header">
<p class="brand"><a href="${head.root}"><img src="${head.root}assets/icon.svg" alt="" width="32" height="32">${head.siteTitle}</a></p>
<#if bodyClass != "search" && bodyClass != "home"><@searchForm head/></#if>
<nav aria-label="Main">
<ul>
<#list head.menu as link><#if link?counter lte 6><li><a href="${link.href}">${link.text}</a></li>
</#if></#list>
</ul>
</nav>
<p class="to-menu"><a href="#menu">Menu</a></p>
</header>
<#if head.crumbs?has_content>
<nav class="crumbs" aria-label="Breadcrumb">
<ol>
<#list head.crumbs as link><li><a href="${link.href}">${link.text}</a></li>
</#list>
<li aria-current="page">${head.title}</li>
</ol>
</nav>
</#if>
<main id="main">
<#nested "main">
</main>
<footer class="site-footer">
<nav id="menu" aria-label="All lists">
<p class="nav-title">Look through</p>
<ul>
<li><a href="${head.root}search/">Search and A to Z</a></li>
<#list head.menu + head.tools as link><li><a href="${link.href}">${link.text}</a></li>
</#list>
</ul>
</nav>
<nav aria-label="About this site">
<p class="nav-title">This site</p>
<ul>
<#list head.footer as link><li><a href="${link.href}">${link.text}</a></li>
</#list>
<li><a href="${head.root}handout/">Handout</a></li>
<li><a href="${head.root}changes/">What changed</a></li>
<li><a href="${head.root}data/">Data downloads</a></li>
<li><a href="${head.root}feed.xml">Feed of changes</a></li>
</ul>
</nav>
<p>This site gives information for helpers and their organizations. It is no medical advice.
Text: <a rel="license external" href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>.</p>
</footer>
</body>
</html>
</#macro>

<#macro searchForm head>
<form class="search-form" role="search" action="${head.root}search/">
<@searchField/>
</form>
</#macro>

<#-- The field of the search form: in the header, on the search page in its text. -->
<#macro searchField>
<p class="search-field">
<label class="for-readers" for="q">Search words</label>
<input id="q" name="q" type="search" autocomplete="off" autocapitalize="none" enterkeyhint="search" aria-keyshortcuts="/ Control+K Meta+K">
<button>Search</button>
</p>
</#macro>

<#macro letterLinks links>
<nav aria-label="Letters">
<ul class="letters">
<#list links as link><li><a href="${link.href}">${link.text}</a></li>
</#list>
</ul>
</nav>
</#macro>

<#macro letterLists groups>
<#list groups as group>
<h3 id="letter-${group.id}">${group.title}</h3>
<ul class="lines">
<#list group.entries as entry><li><a href="${entry.href}">${entry.title}</a> <span class="kind">${entry.kind}</span></li>
</#list>
</ul>
</#list>
</#macro>

<#-- Its place in the scale's order is drawn too; what stands outside the order has none. -->
<#macro badge badge>
<a class="badge badge-${badge.scale} level-${badge.level}" href="${badge.href}"><#if badge.rank gt 0><span class="steps" aria-hidden="true"><#list 1..badge.ranks as n><#if n == badge.rank><b></b><#else><i></i></#if></#list></span></#if>${badge.text}</a>
</#macro>

<#-- The first of a long list, the rest folded away. -->
<#macro folded list shown=10>
<#if list?size lte shown + 2>
<ul class="mentions">
<#list list as item><#nested item></#list>
</ul>
<#else>
<ul class="mentions">
<#list list[0..<shown] as item><#nested item></#list>
</ul>
<details class="rest">
<summary>${list?size - shown} more</summary>
<ul class="mentions">
<#list list[shown..] as item><#nested item></#list>
</ul>
</details>
</#if>
</#macro>

<#macro backTo label> <a class="back" href="#cite-${label}" aria-label="Back to the text cited as ${label}">&uarr;</a></#macro>

<#macro citationList citations>
<#if citations?has_content>
<section aria-labelledby="citations">
<h2 id="citations">Sources of this page</h2>
<ol class="citations">
<#list citations as work>
<li id="source-${work.number}">${work.apa} <a href="${work.href}">About this source<span class="for-readers">: ${work.title}</span></a><#if work.bare><@backTo work.number/></#if>
<#if work.parts?has_content><ol type="a" aria-label="Parts cited">
<#list work.parts as part><li id="source-${part.label}"><#if part.href?has_content><a href="${part.href}">${part.text}</a><#else>${part.text}</#if><@backTo part.label/></li>
</#list></ol></#if></li>
</#list>
</ol>
</section>
</#if>
</#macro>
