<#import "layout.ftl" as layout>
<#macro entries group>
<h3>${group.label} <span class="count">${group.lines?size + group.more}</span></h3>
<@layout.folded group.lines; line>
<li><a href="${line.href}">${line.title}</a> <span class="kind">${line.kind}</span><#list line.regrades as regrade><br>${regrade}</#list></li>
</@layout.folded>
<#if group.more gt 0><p class="note">And ${group.more} more, which are not listed.</p></#if>
</#macro>
<@layout.page head=page.head bodyClass="list"; part>
<#if part == "main">
<h1>${page.head.title}</h1>
<p class="summary">Entries added, changed and regraded, by the days of the version control. A change of a grade shows the grade before and since.
There is also a <a href="${page.head.root}feed.xml">feed of changes</a>.</p>
<#if page.lacking?has_content>
<p class="help">This copy of the site cannot say what changed: when it was built, ${page.lacking}. The day each entry was last checked against its sources stands on its page.</p>
<#elseif !page.days?has_content>
<p>Nothing has changed yet.</p>
</#if>
<#list page.days as day>
<section aria-labelledby="d${day.day}">
<h2 id="d${day.day}"><time datetime="${day.day}">${day.day}</time></h2>
<#list day.groups as group><@entries group/></#list>
</section>
</#list>
<#if page.earlier gt 0><p class="note">${page.earlier} earlier changes are not listed; the version control has them all.</p></#if>
</#if>
</@layout.page>
