<#ftl output_format="XML"><?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>${page.title}</title>
<id>${page.self}</id>
<link rel="self" type="application/atom+xml" href="${page.self}"/>
<link rel="alternate" type="text/html" href="${page.home}"/>
<updated>${page.updated}</updated>
<author><name>${page.author}</name></author>
<rights>CC BY 4.0</rights>
<#list page.changes as change>
<entry>
<title>${change.title}</title>
<id>${change.id}</id>
<link rel="alternate" type="text/html" href="${change.address}"/>
<updated>${change.updated}</updated>
<category term="${change.kind}"/>
<summary>${change.summary}</summary>
</entry>
</#list>
</feed>
