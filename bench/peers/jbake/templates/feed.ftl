<#ftl output_format="XML"><?xml version="1.0" encoding="UTF-8"?>
<#assign newest=published_content?filter(item -> item.data.reviewed??)?sort_by(["data", "reviewed"])?reverse>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>STS Practice Base: changes</title>
<id>${config.site_host}/feed.xml</id>
<link rel="self" type="application/atom+xml" href="${config.site_host}/feed.xml"/>
<link rel="alternate" type="text/html" href="${config.site_host}/"/>
<updated>${newest?first.data.reviewed}T00:00:00Z</updated>
<author><name>STS Practice Base</name></author>
<#list newest[0..*50] as item>
<entry>
<title>Checked: ${item.title}</title>
<id>${config.site_host}/${item.uri}</id>
<link rel="alternate" type="text/html" href="${config.site_host}/${item.uri}"/>
<updated>${item.data.reviewed}T00:00:00Z</updated>
<category term="${item.data.group}"/>
<summary>${item.data.summary}</summary>
</entry>
</#list>
</feed>
