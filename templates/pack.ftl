<#import "layout.ftl" as layout>
<@layout.page head=page.head bodyClass="entry"; part>
<#if part == "head"><#if page.pathway.terms><script defer src="${page.head.root}assets/terms.js"></script></#if>
<link rel="stylesheet" href="${page.head.root}assets/handout.css">
<script defer src="${page.head.root}assets/handout.js"></script></#if>
<#if part == "main">
<article>
<div class="lead">
<p class="kind">Facilitator’s pack</p>
<h1>${page.pathway.title}</h1>
<p class="summary">${page.pathway.summary} ${page.pathway.summaryCites}</p>
<dl class="brief">
<div><dt>Goal</dt><dd>${page.goal}</dd></div>
<div><dt>Time</dt><dd>${page.minutes} minutes</dd></div>
<div><dt>Rules of the room</dt><dd>${page.rules}</dd></div>
</dl>
</div>
<aside aria-label="This pack">
<ul class="actions">
<li class="needs-script"><button type="button" data-print>Print this pack</button></li>
<li class="needs-script"><a href="${page.handout}" data-title="${page.pathway.title}" data-readings="${page.readings}">Open the readings as a handout</a></li>
<li><a href="${page.file.href}" download>${page.file.text}</a></li>
<li class="needs-script"><button type="button" data-copy="link">Copy link</button></li>
</ul>
<p class="note">The file for phones holds all readings. It opens without network, and can be sent by mail or messenger.</p>
</aside>
<section aria-labelledby="session">
<h2 id="session">The session</h2>
<ol class="session">
<#list page.steps as step>
<li>
<h3><span class="clock">${step.begins}</span> <a href="${step.reading.href}">${step.reading.text}</a> <span class="basis">${step.minutes} minutes</span></h3>
<p>${step.why}</p>
<#if step.questions?has_content>
<ul>
<#list step.questions as question><li>${question}</li>
</#list>
</ul>
</#if>
</li>
</#list>
</ol>
</section>
<div class="text">
${page.pathway.body}
</div>
<section aria-labelledby="links">
<h2 id="links">The links</h2>
<p>Each reading prints on its own page too, with its citation and date.</p>
<ul class="codes">
<#list page.steps as step><#if step.sharing??><li>${step.sharing.qr}<p><a href="${step.reading.href}">${step.reading.text}</a><br><span class="note">${step.sharing.shortUrl}</span></p></li>
</#if></#list>
</ul>
</section>
<@layout.citationList page.pathway.citations/>
<section class="dates" aria-labelledby="dates">
<h2 id="dates">About this pack</h2>
${page.pathway.sharing.qr}
<dl>
<#if page.pathway.evidenceUpTo?has_content><div><dt>Evidence up to</dt><dd>${page.pathway.evidenceUpTo}</dd></div></#if>
<div><dt>Checked against sources on</dt><dd>${page.pathway.reviewed}</dd></div>
<div><dt>The pathway</dt><dd>${page.pathway.sharing.shortUrl}</dd></div>
<div><dt>Cite it as</dt><dd>${page.pathway.cited.apa}</dd></div>
<div><dt>Address</dt><dd>${page.head.canonical}</dd></div>
</dl>
</section>
</article>
</#if>
</@layout.page>
