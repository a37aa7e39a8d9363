<#ftl output_format="HTML">
<#macro page title>
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} | Practice base</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<#include "nav.ftl">
<#nested>
</body>
</html>
</#macro>

<#macro link to><a href="${to.href}">${to.text}</a></#macro>

<#macro entries list>
<ul class="entries">
<#list list?sort_by("title") as entry>
<li>
<p class="entry-title"><a href="/${entry.uri}">${entry.title}</a></p>
<p><#list entry.data.grades as grade><span class="badge">${grade.scale.text}: ${grade.level}</span> </#list></p>
<p>${entry.data.summary}</p>
</li>
</#list>
</ul>
</#macro>
