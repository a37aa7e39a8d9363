<!DOCTYPE html>
<html lang="en">
<head>
<meta http-equiv="Content-Security-Policy" content="default-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${page.head.title}</title>
<link rel="canonical" href="${page.absolute}">
<script src="${page.head.root}assets/redirect.js" data-target="${page.target}"></script>
<meta http-equiv="refresh" content="0; url=${page.target}">
</head>
<body>
<main><h1><a href="${page.target}">${page.head.title}</a></h1></main>
</body>
</html>
