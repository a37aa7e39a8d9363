<#ftl output_format="XML"><?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<#list page.urls as url>
<url><loc>${url.address}</loc><#if url.modified?has_content><lastmod>${url.modified}</lastmod></#if></url>
</#list>
</urlset>
