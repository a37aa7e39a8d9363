<#ftl output_format="plainText">User-agent: *
Allow: /

Sitemap: ${page.baseUrl}sitemap.xml
