<#ftl output_format="plainText"># ${page.title}

> ${page.description}

Every entry's page has a JSON twin beside it named index.json. Grades stand on the scale of their issuer and are never converted; "NR" means not able to be rated, which is not a negative finding.

## Lists and data

<#list page.lists as link>
- [${link.text}](${link.href})
</#list>
