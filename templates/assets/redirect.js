// Leads on from a former address and carries the fragment along, which a refresh by meta element loses.
(function () {
  "use strict";
  location.replace(document.currentScript.dataset.target + location.search + location.hash);
})();
