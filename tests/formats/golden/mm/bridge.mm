<map version="freeplane 1.11.5">
<node TEXT="The bridge should be closed" FOLDED="false" ID="ID_1" STYLE="oval">
<font SIZE="18"/>
<node TEXT="Its cables are worn" POSITION="right" ID="ID_2" LINK="https://example.org/report">
<icon BUILTIN="button_ok"/>
<attribute NAME="Certainty" VALUE="high"/>
<node TEXT="Con: The wear is on the outside" ID="ID_3"/>
<arrowlink DESTINATION="ID_4"/>
</node>
<node POSITION="left" ID="ID_4"><richcontent TYPE="NODE"><html><body><p>The town <b>needs</b> it</p></body></html></richcontent>
<icon BUILTIN="button_cancel"/>
<icon BUILTIN="idea"/>
<richcontent TYPE="NOTE"><html><body><p>See the letter.</p></body></html></richcontent>
</node>
<node TEXT="Something else" LINK="#ID_2"/>
</node>
</map>
