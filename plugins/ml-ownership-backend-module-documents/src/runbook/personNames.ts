/** Common first names in the countries whose languages the readers know, in lower case. */
const GIVEN_NAMES = new Set(
  `
aaron adam adrian agnieszka aisha akira alan albert alejandro alessandro alex alexander alexandra alice alicia alina
amanda amelia amit amy ana anders andre andrea andreas andrei andrew andy angela anil anita anja anjali ankit ann anna
anne annette anthony antoine anton antonio anya arjun arnaud arne arthur arun asha ashley astrid barbara bart bartosz
beatriz ben benjamin bernd bernhard beth bianca bill birgit bjorn bob boris brandon brenda brian bridget bruno camille
camilla carl carla carlos carmen carol caroline catherine cathy cecilia cedric celine chandra charles charlie charlotte
chen chiara chloe chris christian christina christine christoph christopher claire clara claudia claudio clement colin
connor craig cristina cynthia dagny dale dan dana daniel daniela daria dave david davide deborah deepak denis dennis
derek diana diego dieter dimitri dinesh dirk dmitri dmitry dominik donald donna dora doris dorothy douglas duncan
dylan eddie edgar eduardo edward elena eleonora eli elias elisabeth elise elizabeth ellen elsa emil emilia emily emma
enrique eric erica erik erika ernst esteban esther ethan eugene eva evelyn fabian fabio farid fatima federica federico
felipe felix fernanda fernando filip fiona florian francesca francesco francisco francois frank franz fred frederic
frederik friedrich fritz gabriel gabriela gareth gary george georg gerald gerard gerhard giorgio giovanni giulia
giuseppe gonzalo gordon graham greg gregory greta guido guillaume gunter gustavo hannah hannes hans harald haruka
harry hector heidi heike heinrich helen helena helga helmut henri henrik henry herbert hermann hiroshi holger howard
hugo hussein ian ibrahim igor ilya inga ingrid irene irina isabel isabella isaac ivan ivana jack jackie jacob jacques
jakob jakub james jamie jan jana jane janet janine janusz jared jason javier jean jeff jeffrey jennifer jenny jens
jeremy jerome jerry jesper jessica jesus jim jimena jin joachim joan joana joanna joao joe joel joerg johan johanna
johannes john jon jonas jonathan jordan jorge jose josef joseph josh joshua juan judith julia julian juliana julie
julien jun jurgen justin justine kai kamil kaori karen karim karin karl karla karolina katarina katarzyna kate
katharina katherine kathleen kathrin kathy katja kavita keiko keith kelly ken kenji kenneth kerstin kevin khalid kim
kimberly kirsten klara klaus konrad krishna kristen kristin kristina krzysztof kumar kurt kyle lara larry lars laura
lauren laurent lea lei lena leo leon leonardo leonie leszek li liam lidia lin linda lisa liu liz lorenzo louis louise
luca lucas lucia luciana lucie lucy ludwig luis luisa lukas lukasz luke lydia maciej madeleine magda magdalena maja
malte manfred manuel manuela marc marcel marcella marcin marco marcos marcus marek margaret margarita maria mariana
marie marina mario marion marisa marius marko markus marta martha martin martina mary masashi mateo mateus mateusz
mathias mathieu matt matteo matthew matthias maureen maurice max maximilian megan mehdi mehmet mei melanie melissa
meredith mia michael michaela michal michel michelle miguel mihai mika mike mikhail milan milena minh miriam mohamed
mohammed moritz monica monika morgan moses murat mustafa nadia nadine nancy naomi natalia natalie natasha nathan neha
neil nelson niamh nick nicola nicolas nicole nikhil nikita niklas nikola nina noah noemi nora norbert oleg olga oliver
olivia olivier omar oscar oskar otto pablo paolo pascal patricia patrick patrik paul paula paulo pavel pawel pedro
peggy penelope pete peter petr petra phil philip philipp philippe pierre piotr prakash pranav priya quentin rachel
radek rafael rahul raj raja rajesh ralf ralph ramesh ramon randy raphael raquel ravi raymond rebecca renata rene ricardo
riccardo richard rita robert roberto roger rohan rohit roland rolf roman ronald rosa rosemary ross roxana ruben rudolf
rupert russell ruth ryan sabine sabrina sakura sally sam samantha samir samuel sandeep sandra sanjay santiago sara
sarah sascha satoshi scott sean sebastian sergei sergey sergio seth shannon sharon shaun shawn sheila shirley shreya
silke silvia simon simone siobhan sofia sofie sonia sonja sophia sophie stacy stan stanislav stefan stefania stefano
steffen stella stephan stephanie stephen steve steven stuart sunil suresh susan susanne suzanne sven svetlana sylvia
takashi takeshi tamara tanja tanya tara tatiana ted teresa terry thea theo theodor theresa thomas thorsten tiago tim
timo timothy tina tobias todd tom tomas tomasz tommy toni tony tracy trevor ulf ulrich ulrike ursula uwe vadim valentin
valentina valeria valerie vanessa vera veronica veronika vicki victor victoria vijay vikram viktor viktoria vincent
vincenzo vinod vladimir volker walter wanda wayne wei wendy werner wilhelm william wojciech wolfgang xavier xiao yan
yang yannick yasmin yosef yuki yuri yusuf yves yvonne zachary zofia zoe
`
    .trim()
    .split(/\s+/),
);

/** Whether a word is a common first name; compound names count by their first part. */
export function isGivenName(word: string): boolean {
  const [first] = word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLocaleLowerCase('en-US')
    .split('-');
  return GIVEN_NAMES.has(first);
}

/** Family names in Japanese texts, where no space and no capital marks a name. */
export const JAPANESE_FAMILY_NAMES =
  '佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邉 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 斎藤 斉藤 清水 山崎 阿部 池田 橋本 山下 石川 中島 前田 藤田 小川 後藤 岡田 長谷川 村上 近藤 石井 坂本 遠藤 青木 藤井 西村 福田 太田 三浦 藤原 岡本 松田 中川 中野 原田 小野 田村 竹内 金子 和田 中山 石田 上田 森田 柴田 酒井 工藤 横山 宮崎 宮本 内田 高木 安藤 谷口 大野 丸山 今井 高田 藤本 武田 村田 上野 杉山 増田 平野 大塚 千葉 久保 松井 小島 岩崎 桜井 野口 松尾 野村 木下 菊地 佐野 大西 杉本 新井'.split(
    ' ',
  );

/** Common Chinese family names that are not part of words for roles. */
export const CHINESE_FAMILY_NAMES =
  '王李张刘陈杨赵黄吴徐孙胡朱郭罗梁谢韩唐冯董萧曹袁邓许傅沈曾彭吕苏卢蒋蔡魏薛阎潘戴钟谭廖邹熊陆郝';

/** Common Korean family names that are not part of words for roles. */
export const KOREAN_FAMILY_NAMES = '김박최강윤한신오홍';
