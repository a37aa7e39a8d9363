<#import "layout.ftl" as layout>
<@layout.page head=page.head bodyClass="handout"; part>
<#if part == "head">
<link rel="stylesheet" href="${page.head.root}assets/handout.css">
<script defer src="${page.head.root}assets/handout.js"></script>
<script defer src="${page.head.root}assets/handout-page.js"></script>
</#if>
<#if part == "main">
<div class="editor">
<h1>${page.head.title}</h1>
<p class="summary">${page.head.description}</p>
<div class="scriptless">
<p>Putting entries together needs JavaScript, which is off in this browser. Without it you can print every entry by itself: its page prints with citation and date<#if page.qr>, short link and QR code</#if>.</p>
<#if page.packs?has_content><p>The pack of a pathway lists the readings of a whole session:</p>
<ul>
<#list page.packs as pack><li><a href="${pack.pack.href}">${pack.pack.text}</a></li>
</#list>
</ul></#if>
</div>
<div id="handout" class="needs-script">
<p class="help" id="received" hidden>This handout came with the address. It is not kept on this device. <span id="replaces"></span> <button type="button" id="keep">Keep it on this device</button></p>
<form id="words">
<p><label for="handout-title">Title</label> <input id="handout-title" maxlength="120" autocomplete="off"></p>
<p><label for="handout-note">Note for those who get it</label> <textarea id="handout-note" rows="3" maxlength="1000"></textarea></p>
</form>
<h2 id="chosen">Entries <span class="count" id="count"></span></h2>
<p id="none">Nothing is collected yet. Open an entry, for example by the <a href="${page.head.root}search/">search</a>, and press “Add to handout”.<#if page.packs?has_content> Or begin with the readings of a pathway:</#if></p>
<#if page.packs?has_content>
<ul id="pathways">
<#list page.packs as pack><li><button type="button" data-readings="${pack.readings}">${pack.pack.text}</button></li>
</#list>
</ul>
</#if>
<p id="undo" hidden><button type="button" id="restore">Put the emptied handout back</button></p>
<ol id="entries" aria-labelledby="chosen"></ol>
<ul class="actions" id="actions">
<li><button type="button" data-print>Print</button></li>
<li><button type="button" data-copy="handout-address">Copy the address</button></li>
<li><button type="button" id="empty">Empty the handout</button></li>
</ul>
<div id="sent">
<h2>Send it</h2>
<p>Whoever opens this address sees this handout. All of it is behind the sign #, which browsers do not send to any server.</p>
<p class="address" id="handout-address"></p>
</div>
<#if !page.qr><p class="note" id="no-codes">There are no QR codes on the sheets: this copy of the site was built without the address at which it will be read.</p></#if>
<h2 id="preview">What is printed</h2>
</div>
</div>
<div id="sheets"></div>
</#if>
</@layout.page>
