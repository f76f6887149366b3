<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk" sourcelanguage="en">
<context>
    <name>Sending</name>
    <message numerus="yes">
        <source>%n drafts</source>
        <translation>
            <numerusform>%n жоба</numerusform>
            <numerusform>%n жоба</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries are disputed: the device was revoked before they were confirmed.</source>
        <translation>
            <numerusform>%n жазба даулы: олар расталғанға дейін құрылғы шығарылған.</numerusform>
            <numerusform>%n жазба даулы: олар расталғанға дейін құрылғы шығарылған.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries are sealed to a class whose key is not here: kept, not opened.</source>
        <translation>
            <numerusform>%n жазба кілті мұнда жоқ топқа мөрленген: сақталды, ашылған жоқ.</numerusform>
            <numerusform>%n жазба кілті мұнда жоқ топқа мөрленген: сақталды, ашылған жоқ.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries came from headquarters.</source>
        <translation>
            <numerusform>Штабтан %n жазба келді.</numerusform>
            <numerusform>Штабтан %n жазба келді.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries came.</source>
        <translation>
            <numerusform>%n жазба келді.</numerusform>
            <numerusform>%n жазба келді.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n файл</numerusform>
            <numerusform>%n файл</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files known already</source>
        <translation>
            <numerusform>%n файл бұрыннан бар</numerusform>
            <numerusform>%n файл бұрыннан бар</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files that these entries name did not come yet.</source>
        <translation>
            <numerusform>Осы жазбаларда аталған %n файл әлі келген жоқ.</numerusform>
            <numerusform>Осы жазбаларда аталған %n файл әлі келген жоқ.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files were removed; headquarters holds them.</source>
        <translation>
            <numerusform>%n файл жойылды; олар штабта бар.</numerusform>
            <numerusform>%n файл жойылды; олар штабта бар.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n known already</source>
        <translation>
            <numerusform>%n бұрыннан бар</numerusform>
            <numerusform>%n бұрыннан бар</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more files wait</source>
        <translation>
            <numerusform>тағы %n файл күтіп тұр</numerusform>
            <numerusform>тағы %n файл күтіп тұр</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more of this sort</source>
        <translation>
            <numerusform>тағы %n осындай</numerusform>
            <numerusform>тағы %n осындай</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more stretches</source>
        <translation>
            <numerusform>тағы %n аралық</numerusform>
            <numerusform>тағы %n аралық</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new entries</source>
        <translation>
            <numerusform>%n жаңа жазба</numerusform>
            <numerusform>%n жаңа жазба</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new files</source>
        <translation>
            <numerusform>%n жаңа файл</numerusform>
            <numerusform>%n жаңа файл</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of its files did not come.</source>
        <translation>
            <numerusform>Оның %n файлы келмеді.</numerusform>
            <numerusform>Оның %n файлы келмеді.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parcels it sent here never came.</source>
        <translation>
            <numerusform>Ол осында жіберген %n сәлемдеме келген жоқ.</numerusform>
            <numerusform>Ол осында жіберген %n сәлемдеме келген жоқ.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parcels to it were handed over, and its own entries do not say yet that it opened them; the oldest since {when}.</source>
        <translation>
            <numerusform>Оған %n сәлемдеме тапсырылды, бірақ ол ашқаны туралы өз жазбалары әлі айтпайды; ең ескісі — {when}.</numerusform>
            <numerusform>Оған %n сәлемдеме тапсырылды, бірақ ол ашқаны туралы өз жазбалары әлі айтпайды; ең ескісі — {when}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parcels to it were withheld or lost on the way: they go again with the next sync.</source>
        <translation>
            <numerusform>Оған жіберілген %n сәлемдеме жолда жасырылған немесе жоғалған: олар келесі алмасуда қайта жіберіледі.</numerusform>
            <numerusform>Оған жіберілген %n сәлемдеме жолда жасырылған немесе жоғалған: олар келесі алмасуда қайта жіберіледі.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n receipts came.</source>
        <translation>
            <numerusform>%n қолхат келді.</numerusform>
            <numerusform>%n қолхат келді.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recordings</source>
        <translation>
            <numerusform>%n дыбыс жазбасы</numerusform>
            <numerusform>%n дыбыс жазбасы</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recordings wait sealed to be taken in.</source>
        <translation>
            <numerusform>%n дыбыс жазбасы архивке алынғанша мөрленген күйде күтіп тұр.</numerusform>
            <numerusform>%n дыбыс жазбасы архивке алынғанша мөрленген күйде күтіп тұр.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n records</source>
        <translation>
            <numerusform>%n жазба</numerusform>
            <numerusform>%n жазба</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sealed entries</source>
        <translation>
            <numerusform>%n мөрленген жазба</numerusform>
            <numerusform>%n мөрленген жазба</numerusform>
        </translation>
    </message>
    <message>
        <source>A backup, opened by the passphrase</source>
        <translation>Сақтық көшірме, құпия сөйлеммен ашылады</translation>
    </message>
    <message>
        <source>A courier file, sealed</source>
        <translation>Курьерге арналған файл, мөрленген</translation>
    </message>
    <message>
        <source>A file taken out of the archive, readable</source>
        <translation>Архивтен шығарылған файл, оқылады</translation>
    </message>
    <message>
        <source>A laptop that crosses a border may be opened there. What is at headquarters need not be on it.</source>
        <translation>Шекарадан өтетін ноутбукті сол жерде ашқызуы мүмкін. Штабта бар нәрсенің онда жатуы міндетті емес.</translation>
    </message>
    <message>
        <source>A printed paper, readable</source>
        <translation>Басып шығарылған қағаз, оқылады</translation>
    </message>
    <message>
        <source>A receipt, an answer, a form or a case comes as a file too. Several parts of one parcel are brought in together.</source>
        <translation>Қолхат, жауап, сауалнама немесе іс те файл болып келеді. Бір сәлемдеменің бөліктерін бірге енгізеді.</translation>
    </message>
    <message>
        <source>A relay cannot open what goes by it. It learns the network address you come from, when, and how much, rounded up; no names, no roles, no words. Through Tor it does not learn the address, and whoever watches your line sees Tor in place of the relay.</source>
        <translation>Ретранслятор өзі арқылы өткенді аша алмайды. Ол қай желілік мекенжайдан, қашан және қанша жібергеніңізді (жоғары қарай дөңгелектеп) біледі; атты да, рөлді де, сөзді де білмейді. Tor арқылы ол мекенжайды білмейді, ал байланысыңызды бақылаған адам ретранслятордың орнына Tor-ды көреді.</translation>
    </message>
    <message>
        <source>After this, nobody can read on this laptop: {what}. Nor can you.</source>
        <translation>Бұдан кейін осы ноутбукте мынаны ешкім оқи алмайды: {what}. Сіз де.</translation>
    </message>
    <message>
        <source>An exhibit, readable</source>
        <translation>Сотқа арналған жинақ, оқылады</translation>
    </message>
    <message>
        <source>An export, readable</source>
        <translation>Шығарылған деректер, оқылады</translation>
    </message>
    <message>
        <source>Another machine answered in the relay&apos;s place. The login page of a hotel&apos;s network does this, and so does whoever listens in. Nothing was sent; sign in to the network, or take another line.</source>
        <translation>Ретранслятордың орнына басқа машина жауап берді. Қонақүй желісіне кіру беті осылай жасайды — тыңдап отырған адам да. Ештеңе жіберілмеді; желіге кіріңіз немесе басқа байланыс табыңыз.</translation>
    </message>
    <message>
        <source>Ask about the chosen line</source>
        <translation>Таңдалған жол туралы сұрақ</translation>
    </message>
    <message>
        <source>Ask for it again. What came before is not touched by it.</source>
        <translation>Қайта жіберуін сұраңыз. Бұрын келгенге мұның қатысы жоқ.</translation>
    </message>
    <message>
        <source>At headquarters</source>
        <translation>Штабта</translation>
    </message>
    <message>
        <source>At the relay</source>
        <translation>Ретрансляторда</translation>
    </message>
    <message>
        <source>Before a border: send, seal, remove, and see what remains here.</source>
        <translation>Шекара алдында: жіберу, мөрлеу, жою және мұнда не қалғанын көру.</translation>
    </message>
    <message>
        <source>Bring in a file</source>
        <translation>Файлды енгізу</translation>
    </message>
    <message>
        <source>Bring in parcels</source>
        <translation>Сәлемдемелерді енгізу</translation>
    </message>
    <message>
        <source>By a line or a folder</source>
        <translation>Байланыс арқылы немесе қалтамен</translation>
    </message>
    <message>
        <source>By this laptop&apos;s clock the relay&apos;s certificate is not valid. Set the clock, or use the relay&apos;s whole address. Nothing was sent.</source>
        <translation>Осы ноутбуктің сағаты бойынша ретранслятордың сертификаты жарамсыз. Сағатты дұрыстаңыз немесе ретранслятордың мекенжайын толық теріңіз. Ештеңе жіберілмеді.</translation>
    </message>
    <message>
        <source>Change the road</source>
        <translation>Жолды өзгерту</translation>
    </message>
    <message>
        <source>Confirmed by a signed receipt: headquarters holds it.</source>
        <translation>Қол қойылған қолхатпен расталған: бұл штабта бар.</translation>
    </message>
    <message>
        <source>Coordinator {member} lacks of it, as of {when}: entries {entries}, files {files}.</source>
        <translation>{member} үйлестірушіде {when} бойынша мыналар жоқ: жазба — {entries}, файл — {files}.</translation>
    </message>
    <message>
        <source>Copied or lost: what to do</source>
        <translation>Көшірілген не жоғалған: не істеу керек</translation>
    </message>
    <message>
        <source>Courier file</source>
        <translation>Курьерге арналған файл</translation>
    </message>
    <message>
        <source>Delete it yourself, and empty the trash.</source>
        <translation>Өзіңіз жойыңыз да, себетті босатыңыз.</translation>
    </message>
    <message>
        <source>Device {id}</source>
        <translation>Құрылғы {id}</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Жобалар</translation>
    </message>
    <message>
        <source>Drop parcels here, all parts of one together, or open them. They may come late, twice or out of order: the archive is the same.</source>
        <translation>Сәлемдемелерді осында сүйреп әкеліңіз, біреуінің барлық бөліктерін бірге, немесе ашыңыз. Олар кеш, екі рет немесе ретсіз келуі мүмкін: архив бәрібір сол болады.</translation>
    </message>
    <message>
        <source>Empty for the way this laptop is set up; .onion addresses go through Tor by themselves. Tor for all else: socks5h://127.0.0.1:9050</source>
        <translation>Бос болса — осы ноутбук қалай бапталса, солай; .onion мекенжайлары өздігінен Tor арқылы өтеді. Қалғаны да Tor арқылы өтуі үшін: socks5h://127.0.0.1:9050</translation>
    </message>
    <message>
        <source>Enter keeps the question under that record.</source>
        <translation>Enter сұрақты сол жазбаның астына сақтайды.</translation>
    </message>
    <message>
        <source>Files that can be read</source>
        <translation>Оқуға болатын файлдар</translation>
    </message>
    <message>
        <source>Files that headquarters holds</source>
        <translation>Штабта бар файлдар</translation>
    </message>
    <message>
        <source>Files that wait</source>
        <translation>Жіберуді күтіп тұрған файлдар</translation>
    </message>
    <message>
        <source>Folder: {folder}</source>
        <translation>Қалта: {folder}</translation>
    </message>
    <message>
        <source>From {sender}: brought before, nothing new in it</source>
        <translation>{sender}: бұрын енгізілген, жаңасы жоқ</translation>
    </message>
    <message>
        <source>From {sender}: taken in, and something is to be looked at</source>
        <translation>{sender}: қабылданды, бірақ қарайтын нәрсе бар</translation>
    </message>
    <message>
        <source>From {sender}: whole, nothing is missing</source>
        <translation>{sender}: бүтін, бәрі түгел</translation>
    </message>
    <message>
        <source>Half-typed text is kept as notes and sealed with the rest.</source>
        <translation>Жазылып бітпеген мәтін жазба болып сақталып, қалғанымен бірге мөрленеді.</translation>
    </message>
    <message>
        <source>Handed to the relay, which cannot open it, and not confirmed yet.</source>
        <translation>Аша алмайтын ретрансляторға берілді, әлі расталмаған.</translation>
    </message>
    <message>
        <source>Handed to the relay. It counts as arrived when the receipt comes back.</source>
        <translation>Ретрансляторға тапсырылды. Қолхат қайтып келгенде жетті деп саналады.</translation>
    </message>
    <message>
        <source>Headquarters has confirmed everything; nothing waits.</source>
        <translation>Штаб бәрін растады; күтіп тұрған ештеңе жоқ.</translation>
    </message>
    <message>
        <source>Headquarters has not confirmed {what}. If they are nowhere else, they are lost for good.</source>
        <translation>Штаб мынаны растаған жоқ: {what}. Ол басқа еш жерде болмаса, біржола жоғалады.</translation>
    </message>
    <message>
        <source>Here only</source>
        <translation>Тек осында</translation>
    </message>
    <message>
        <source>History {number}: entries {size}, root {root}</source>
        <translation>{number}-тарих: жазба саны — {size}, түбірі {root}</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>Қаншасы бітті</translation>
    </message>
    <message>
        <source>How much is written</source>
        <translation>Қаншасы жазылды</translation>
    </message>
    <message>
        <source>How much went</source>
        <translation>Қаншасы кетті</translation>
    </message>
    <message>
        <source>How this archive is to call them</source>
        <translation>Бұл адам осы архивте қалай аталады</translation>
    </message>
    <message>
        <source>In a parcel, and not confirmed: it may be on a stick, half sent, or lost. Until it is confirmed, count it as being on this laptop alone.</source>
        <translation>Сәлемдемеде, бірақ расталмаған: флешкада, жартылай жіберілген немесе жоғалған болуы мүмкін. Расталғанша оны тек осы ноутбукте деп есептеңіз.</translation>
    </message>
    <message>
        <source>Invitation {id}</source>
        <translation>Шақыру {id}</translation>
    </message>
    <message>
        <source>Invite someone</source>
        <translation>Шақыру</translation>
    </message>
    <message>
        <source>It is not a wipe: old blocks of this disk, together with the passphrase, may still open what was sealed. Copies and backups elsewhere are not touched.</source>
        <translation>Бұл өшіріп тастау емес: дискінің ескі блоктары құпия сөйлеммен бірге мөрленгенді әлі аша алуы мүмкін. Басқа жердегі көшірмелерге тиіспейді.</translation>
    </message>
    <message>
        <source>It is not a wipe: the archive stays, and old blocks of the disk may still hold what was sealed. Without a mission there is nobody to seal to: then it saves and locks.</source>
        <translation>Бұл өшіріп тастау емес: архив қалады, дискінің ескі блоктарында мөрленген нәрсе әлі сақталуы мүмкін. Миссия болмаса, мөрлейтін ешкім жоқ: онда бәрі сақталып, құлыпталады.</translation>
    </message>
    <message>
        <source>It was brought in.</source>
        <translation>Енгізілді.</translation>
    </message>
    <message>
        <source>It will carry {what}.</source>
        <translation>Онда болады: {what}.</translation>
    </message>
    <message>
        <source>Keys of headquarters</source>
        <translation>Штаб кілттері</translation>
    </message>
    <message>
        <source>Keys of headquarters are here: sealing does not stop them from opening what was sent to it.</source>
        <translation>Мұнда штаб кілттері бар: мөрлеу олармен штабқа жіберілгенді ашуға кедергі болмайды.</translation>
    </message>
    <message>
        <source>Known only in this archive; signed data has a code.</source>
        <translation>Тек осы архивте белгілі; қол қойылған деректерде код тұрады.</translation>
    </message>
    <message>
        <source>Last parcel made: {parcel}. Last receipt from headquarters: {receipt}.</source>
        <translation>Соңғы сәлемдеме: {parcel}. Штабтан соңғы қолхат: {receipt}.</translation>
    </message>
    <message>
        <source>Lock and unlock: they are taken in then.</source>
        <translation>Архивті құлыптап, қайта ашыңыз: сонда олар алынады.</translation>
    </message>
    <message>
        <source>Looking for the road …</source>
        <translation>Жол ізделуде …</translation>
    </message>
    <message>
        <source>Lost, or to be shut out</source>
        <translation>Жоғалған не ажырату керек</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Мүшелер</translation>
    </message>
    <message>
        <source>Members of the mission</source>
        <translation>Миссия мүшелері</translation>
    </message>
    <message>
        <source>No device can begin with this invitation any more. This cannot be taken back.</source>
        <translation>Бұл шақырумен енді ешбір құрылғы бастай алмайды. Мұны кері қайтару мүмкін емес.</translation>
    </message>
    <message>
        <source>No line now. It is tried again by itself, next at {time}, while this window is open.</source>
        <translation>Қазір байланыс жоқ. Осы терезе ашық тұрғанда өзі қайталап көреді, келесісі — {time}.</translation>
    </message>
    <message>
        <source>No road is set up. Set up a line with the address headquarters gave, or choose a folder that is carried there: a shared folder, a network drive, a stick.</source>
        <translation>Жол көрсетілмеген. Штаб берген мекенжай бойынша байланыс орнатыңыз немесе сонда жететін қалтаны таңдаңыз: ортақ қалта, желілік диск, флешка.</translation>
    </message>
    <message>
        <source>No stick is plugged in; as soon as one is, it shows here.</source>
        <translation>Флешка салынбаған; салынған бойда осы жерде көрінеді.</translation>
    </message>
    <message>
        <source>No, leave everything as it is</source>
        <translation>Жоқ, бәрі сол күйі қалсын</translation>
    </message>
    <message>
        <source>Not received: entries {numbers} of device {device}.</source>
        <translation>{device} құрылғысының {numbers} жазбалары алынған жоқ.</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>Жолда</translation>
    </message>
    <message>
        <source>On this laptop and nowhere else. If it is lost, this is lost.</source>
        <translation>Осы ноутбукте ғана, басқа еш жерде жоқ. Ол жоғалса, бұл да жоғалады.</translation>
    </message>
    <message>
        <source>Open parcels</source>
        <translation>Сәлемдемелерді ашу</translation>
    </message>
    <message>
        <source>Open the page for parcels</source>
        <translation>Сәлемдемелер бетін ашу</translation>
    </message>
    <message>
        <source>Parcels and receipts</source>
        <translation>Сәлемдемелер мен қолхаттар</translation>
    </message>
    <message>
        <source>Parcels are being checked</source>
        <translation>Сәлемдемелер тексерілуде</translation>
    </message>
    <message>
        <source>Passphrases that open the archive</source>
        <translation>Архивті ашатын құпия сөйлемдер</translation>
    </message>
    <message>
        <source>Places of sealed entries that arrived</source>
        <translation>Жеткен мөрленген жазбалардың орындары</translation>
    </message>
    <message>
        <source>Press {keys} now. Here it is only a rehearsal.</source>
        <translation>Қазір {keys} басыңыз. Бұл жерде бұл тек жаттығу.</translation>
    </message>
    <message>
        <source>Read these eight words to each other, by telephone or face to face:
{words}</source>
        <translation>Осы сегіз сөзді бір-біріңізге телефонмен не бетпе-бет оқып беріңіздер:
{words}</translation>
    </message>
    <message>
        <source>Readable here: {what}.</source>
        <translation>Мұнда оқуға болады: {what}.</translation>
    </message>
    <message>
        <source>Receipts written: {files}. Each is sealed to the device it answers.</source>
        <translation>Қолхаттар жазылды: {files}. Әрқайсысы өзі жауап берген құрылғыға мөрленген.</translation>
    </message>
    <message>
        <source>Recordings not taken in yet, sealed</source>
        <translation>Архивке әлі алынбаған дыбыс жазбалары, мөрленген</translation>
    </message>
    <message>
        <source>Recordings not taken in yet, which can be heard</source>
        <translation>Архивке әлі алынбаған дыбыс жазбалары, тыңдауға болады</translation>
    </message>
    <message>
        <source>Records that can be read</source>
        <translation>Оқуға болатын жазбалар</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>Жаттығу</translation>
    </message>
    <message>
        <source>Rehearse: save, seal everything and lock</source>
        <translation>Жаттығу: сақтау, бәрін мөрлеу және құлыптау</translation>
    </message>
    <message>
        <source>Relay: {relay}</source>
        <translation>Ретранслятор: {relay}</translation>
    </message>
    <message>
        <source>Relay: {relay}, through {proxy}</source>
        <translation>Ретранслятор: {relay}, {proxy} арқылы</translation>
    </message>
    <message>
        <source>Remove deletes from this laptop {what} that headquarters holds, by its signed receipt. They can be had back only from there.</source>
        <translation>Осы ноутбуктен жойылады: {what}. Қол қойылған қолхат бойынша бұл штабта бар, оны тек сол жақтан қайтарып алуға болады.</translation>
    </message>
    <message>
        <source>Remove the archive</source>
        <translation>Архивті жою</translation>
    </message>
    <message>
        <source>Remove the archive from this laptop</source>
        <translation>Архивті осы ноутбуктен жою</translation>
    </message>
    <message>
        <source>Remove the archive, below.</source>
        <translation>Архивті төменде жойыңыз.</translation>
    </message>
    <message>
        <source>Remove them here</source>
        <translation>Оларды осында жою</translation>
    </message>
    <message>
        <source>Remove what headquarters holds</source>
        <translation>Штабта барын жою</translation>
    </message>
    <message>
        <source>Remove what headquarters holds.</source>
        <translation>Штабта барын жойыңыз.</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Қайтарып алу</translation>
    </message>
    <message>
        <source>Revoke for good</source>
        <translation>Біржола қайтарып алу</translation>
    </message>
    <message>
        <source>Save, seal everything and lock</source>
        <translation>Сақтау, бәрін мөрлеу және құлыптау</translation>
    </message>
    <message>
        <source>Seal and remove</source>
        <translation>Мөрлеу және жою</translation>
    </message>
    <message>
        <source>Seal everything</source>
        <translation>Бәрін мөрлеу</translation>
    </message>
    <message>
        <source>Seal everything and lock</source>
        <translation>Бәрін мөрлеп, құлыптау</translation>
    </message>
    <message>
        <source>Seal everything.</source>
        <translation>Бәрін мөрлеңіз.</translation>
    </message>
    <message>
        <source>Sealed entries waiting to be sent</source>
        <translation>Жіберуді күтіп тұрған мөрленген жазбалар</translation>
    </message>
    <message>
        <source>Sealed, and no longer readable here: {what}.</source>
        <translation>Мөрленген, мұнда енді оқылмайды: {what}.</translation>
    </message>
    <message>
        <source>Sealing; then Satchel locks.</source>
        <translation>Мөрленуде; содан кейін Satchel құлыпталады.</translation>
    </message>
    <message>
        <source>See what came</source>
        <translation>Не келгенін қарау</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Жіберу</translation>
    </message>
    <message>
        <source>Send and fetch now</source>
        <translation>Жіберу және қабылдау</translation>
    </message>
    <message>
        <source>Send them; they stay until a receipt comes.</source>
        <translation>Оларды жіберіңіз; қолхат келгенше қала береді.</translation>
    </message>
    <message>
        <source>Send what waits, and bring the receipt back in</source>
        <translation>Күтіп тұрғанын жіберіп, қайтқан қолхатты енгізу</translation>
    </message>
    <message>
        <source>Send when there is a line</source>
        <translation>Байланыс болғанда жіберу</translation>
    </message>
    <message>
        <source>Sending: {done} of {total}</source>
        <translation>Жіберілуде: {total} ішінен {done}</translation>
    </message>
    <message>
        <source>Set up a line</source>
        <translation>Байланыс орнату</translation>
    </message>
    <message>
        <source>Someone with this passphrase could now read everything that was sent to headquarters: its keys are on this laptop.</source>
        <translation>Осы құпия сөйлемі бар адам қазір штабқа жіберілгеннің бәрін оқи алады: оның кілттері осы ноутбукте.</translation>
    </message>
    <message>
        <source>Someone with this passphrase could now read: {what}.</source>
        <translation>Осы құпия сөйлемі бар адам қазір мынаны оқи алады: {what}.</translation>
    </message>
    <message>
        <source>Someone with this passphrase could read nothing here now; old blocks of the disk may still hold what was sealed.</source>
        <translation>Осы құпия сөйлемі бар адам қазір мұнда ештеңе оқи алмайды; дискінің ескі блоктарында мөрленген нәрсе әлі сақталуы мүмкін.</translation>
    </message>
    <message>
        <source>Stays as long as the archive does.</source>
        <translation>Архив тұрғанша қалады.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Тоқтату</translation>
    </message>
    <message>
        <source>Stopped. No parcel was written; everything is still here.</source>
        <translation>Тоқтатылды. Сәлемдеме жазылған жоқ; бәрі осында тұр.</translation>
    </message>
    <message>
        <source>Stopped. What went so far need not go again; everything is still here.</source>
        <translation>Тоқтатылды. Кеткені қайта жіберілмейді; бәрі әлі осында.</translation>
    </message>
    <message>
        <source>Take a folder</source>
        <translation>Қалтаны таңдау</translation>
    </message>
    <message>
        <source>Take this road</source>
        <translation>Осы жолды алу</translation>
    </message>
    <message>
        <source>Taking in: {done} of {total}</source>
        <translation>Қабылдануда: {total} ішінен {done}</translation>
    </message>
    <message>
        <source>That was it. In earnest, the window would be gone now, and within two seconds everything on this laptop sealed and locked.</source>
        <translation>Міне, болды. Шын жағдайда терезе қазір жоғалып, екі секундта осы ноутбуктегінің бәрі мөрленіп, құлыпталар еді.</translation>
    </message>
    <message>
        <source>The archive is deleted from this laptop, its keys first: from then on no passphrase opens it. Nobody can bring it back, you included.</source>
        <translation>Архив осы ноутбуктен жойылады, алдымен кілттері: содан бастап оны ешбір құпия сөйлем ашпайды. Оны ешкім қайтара алмайды, сіз де.</translation>
    </message>
    <message>
        <source>The archive was removed.</source>
        <translation>Архив жойылды.</translation>
    </message>
    <message>
        <source>The archive was removed. Other files lie in its folder and were left: {names}.</source>
        <translation>Архив жойылды. Оның қалтасында басқа файлдар бар, олар қалдырылды: {names}.</translation>
    </message>
    <message>
        <source>The archive&apos;s folder</source>
        <translation>Архив қалтасы</translation>
    </message>
    <message>
        <source>The chosen place</source>
        <translation>Таңдалған орын</translation>
    </message>
    <message>
        <source>The device is not admitted: everything from it is marked pending until both sides have compared the eight words.</source>
        <translation>Құрылғы қабылданбаған: екі жақ сегіз сөзді салыстырғанша, одан келгеннің бәрі күтудегі деп белгіленеді.</translation>
    </message>
    <message>
        <source>The eight words they read to you</source>
        <translation>Сізге оқып берген сегіз сөз</translation>
    </message>
    <message>
        <source>The keys of headquarters stay on this laptop. Whoever has the passphrase can open with them what was sent to headquarters.</source>
        <translation>Штаб кілттері осы ноутбукте қалады. Құпия сөйлемі бар адам олармен штабқа жіберілгенді аша алады.</translation>
    </message>
    <message>
        <source>The mission&apos;s own root key is here: it can admit members.</source>
        <translation>Мұнда миссияның түбір кілті бар: ол мүшелерді қабылдай алады.</translation>
    </message>
    <message>
        <source>The proxy does not answer; see that it runs (for .onion addresses: Tor). Everything is still here.</source>
        <translation>Прокси жауап бермейді; жұмыс істеп тұрғанын тексеріңіз (.onion мекенжайлары үшін — Tor). Бәрі әлі осында.</translation>
    </message>
    <message numerus="yes">
        <source>The question is kept and goes with the next sync. %n can be written to a file now.</source>
        <translation>
            <numerusform>Сұрақ сақталды, келесі жіберуде кетеді. Қазір файлға %n сұрақ жазуға болады.</numerusform>
            <numerusform>Сұрақ сақталды, келесі жіберуде кетеді. Қазір файлға %n сұрақ жазуға болады.</numerusform>
        </translation>
    </message>
    <message>
        <source>The relay does not know this laptop: headquarters has to sync with it first, or has revoked this laptop. Everything is still here; a courier file works.</source>
        <translation>Ретранслятор бұл ноутбукты танымайды: штаб алдымен онымен өзі байланысуы керек — немесе бұл ноутбукты кері шақырған. Бәрі әлі осында; курьер файлымен жіберуге болады.</translation>
    </message>
    <message>
        <source>The relay&apos;s address</source>
        <translation>Ретранслятордың мекенжайы</translation>
    </message>
    <message>
        <source>The road home</source>
        <translation>Штабқа жол</translation>
    </message>
    <message>
        <source>The six words</source>
        <translation>Алты сөз</translation>
    </message>
    <message>
        <source>The stick cannot be written to. No parcel was written; everything is still here.</source>
        <translation>Флешкаға жазу мүмкін емес. Сәлемдеме жазылған жоқ; бәрі осында тұр.</translation>
    </message>
    <message>
        <source>The stick is full. No parcel was written; everything is still here. Make room on it, or take another.</source>
        <translation>Флешка толы. Сәлемдеме жазылған жоқ; бәрі осында тұр. Орын босатыңыз немесе басқасын алыңыз.</translation>
    </message>
    <message>
        <source>The stick was pulled out. The parcel on it is incomplete and will be refused; everything is still here. Make it again.</source>
        <translation>Флешканы суырып алды. Ондағы сәлемдеме толық емес, оны қабылдамайды; бәрі осында тұр. Оны қайта жазыңыз.</translation>
    </message>
    <message>
        <source>The whole line, with what stands after the # sign.</source>
        <translation>Жол түгел, # белгісінен кейінгісімен бірге.</translation>
    </message>
    <message>
        <source>The window is gone at once, and the program within two seconds. If there was not time to seal everything, it is sealed when the archive is next opened, before anything is shown.</source>
        <translation>Терезе бірден жоғалады, бағдарлама екі секундта. Бәрін мөрлеуге уақыт жетпесе, архив келесі ашылғанда, ештеңе көрсетілмей тұрып мөрленеді.</translation>
    </message>
    <message>
        <source>The words agree. The admission goes with the next answer to them.</source>
        <translation>Сөздер сәйкес. Қабылдау келесі жауаппен кетеді.</translation>
    </message>
    <message>
        <source>The words agree: this is your headquarters.</source>
        <translation>Сөздер сәйкес: бұл сіздің штабыңыз.</translation>
    </message>
    <message>
        <source>There is no file that headquarters has confirmed.</source>
        <translation>Штаб растаған файл жоқ.</translation>
    </message>
    <message>
        <source>There is no line to it now, or it was cut. What went so far need not go again; everything is still here.</source>
        <translation>Қазір байланыс жоқ немесе үзілді. Кеткені қайта жіберілмейді; бәрі әлі осында.</translation>
    </message>
    <message>
        <source>There was nobody to reply to.</source>
        <translation>Жауап беретін ешкім болмады.</translation>
    </message>
    <message>
        <source>There was nothing new to send.</source>
        <translation>Жіберетін жаңа ештеңе болмады.</translation>
    </message>
    <message>
        <source>They agree</source>
        <translation>Сәйкес келеді</translation>
    </message>
    <message>
        <source>They may be lost</source>
        <translation>Бұл жоғалса да болады</translation>
    </message>
    <message>
        <source>This archive is in no mission, so there are no members.</source>
        <translation>Бұл архив ешбір миссияға кірмейді, сондықтан мүшелер жоқ.</translation>
    </message>
    <message>
        <source>This archive is in no mission: there is nobody to send to, and nobody to seal to.</source>
        <translation>Бұл архив ешбір миссияға кірмейді: жіберетін де, мөрлейтін де ешкім жоқ.</translation>
    </message>
    <message>
        <source>This archive is itself at headquarters. Its own records count as arrived when another coordinator has confirmed them.</source>
        <translation>Бұл архивтің өзі штабта. Оның өз жазбалары басқа үйлестіруші растағанда ғана жетті деп саналады.</translation>
    </message>
    <message>
        <source>This first</source>
        <translation>Алдымен осы</translation>
    </message>
    <message>
        <source>This is an archive of headquarters: members may have removed what they sent, and then it is nowhere else. Make a backup first.</source>
        <translation>Бұл — штабтың архиві: мүшелер жібергендерін өздерінен жойған болуы мүмкін, онда ол басқа еш жерде жоқ. Алдымен сақтық көшірме жасаңыз.</translation>
    </message>
    <message>
        <source>This is not a wipe: a flash disk may keep old blocks for a while. Backups, sticks and what headquarters holds are not touched.</source>
        <translation>Бұл өшіріп тастау емес: флеш-жадты диск ескі блоктарды біраз уақыт сақтауы мүмкін. Сақтық көшірмелерге, флешкаларға және штабта барға тиіспейді.</translation>
    </message>
    <message>
        <source>This was brought in before; nothing new was in it.</source>
        <translation>Бұл бұрын енгізілген; жаңасы болмады.</translation>
    </message>
    <message>
        <source>Through</source>
        <translation>Не арқылы</translation>
    </message>
    <message>
        <source>Travel empty</source>
        <translation>Жолға бос шығу</translation>
    </message>
    <message>
        <source>Two histories of one device contradict each other. Both were kept, and neither was merged into the other.</source>
        <translation>Бір құрылғының екі тарихы бір-біріне қайшы. Екеуі де сақталды, бірі екіншісіне қосылған жоқ.</translation>
    </message>
    <message>
        <source>Two histories of this device contradict each other: its archive was copied or rolled back, and used on. Both are kept. Ask which of them goes on.</source>
        <translation>Бұл құрылғының екі тарихы бір-біріне қайшы: архиві көшірілген немесе кері қайтарылған да, жұмыс жалғасқан. Екеуі де сақталды. Қайсысы жалғасатынын анықтаңыз.</translation>
    </message>
    <message>
        <source>What Satchel cannot see is not on this list: the swap file and hibernation, lists of recent files, the trash, copies you made yourself, the names of sticks once plugged in.</source>
        <translation>Satchel көре алмайтын нәрсе бұл тізімде жоқ: айырбас файлы мен гибернация, соңғы файлдар тізімі, себет, өзіңіз жасаған көшірмелер, бұрын салынған флешкалардың аттары.</translation>
    </message>
    <message>
        <source>What answered is not the relay: often it is the login page of this network. Sign in to it in a browser, then try again. Nothing was sent.</source>
        <translation>Жауап берген ретранслятор емес: көбіне бұл — осы желіге кіру беті. Браузер арқылы кіріп, қайталап көріңіз. Ештеңе жіберілмеді.</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Немен аяқталды</translation>
    </message>
    <message>
        <source>What came</source>
        <translation>Не келді</translation>
    </message>
    <message>
        <source>What came from {sender}</source>
        <translation>{sender} жібергені</translation>
    </message>
    <message>
        <source>What comes back</source>
        <translation>Қайтып келетіні</translation>
    </message>
    <message>
        <source>What could be read now</source>
        <translation>Қазір не оқуға болады</translation>
    </message>
    <message>
        <source>What headquarters has not confirmed stays here as ciphertext only headquarters can open, and still goes with the next parcel ({what}).</source>
        <translation>Штаб растамағаны мұнда тек штаб аша алатын шифрмәтін болып қалады және бәрібір келесі сәлемдемемен кетеді ({what}).</translation>
    </message>
    <message>
        <source>What remains on this laptop</source>
        <translation>Осы ноутбукте не қалады</translation>
    </message>
    <message>
        <source>What they do</source>
        <translation>Рөлі</translation>
    </message>
    <message>
        <source>What will be gone</source>
        <translation>Не жоғалады</translation>
    </message>
    <message>
        <source>Where things are</source>
        <translation>Не қайда тұр</translation>
    </message>
    <message>
        <source>Write it elsewhere</source>
        <translation>Басқа жерге жазу</translation>
    </message>
    <message>
        <source>Write it to {stick}</source>
        <translation>{stick} дискісіне жазу</translation>
    </message>
    <message>
        <source>Write the invitation to a file</source>
        <translation>Шақыруды файлға жазу</translation>
    </message>
    <message>
        <source>Write the questions to a file for the sender</source>
        <translation>Сұрақтарды жіберушіге арналған файлға жазу</translation>
    </message>
    <message>
        <source>Write the receipt</source>
        <translation>Қолхатты жазу</translation>
    </message>
    <message>
        <source>Written to the folder. It counts as arrived when the receipt comes back.</source>
        <translation>Қалтаға жазылды. Қолхат қайтып келгенде жетті деп саналады.</translation>
    </message>
    <message>
        <source>Written to {folder}: {names}, {size}. Everything in it is sealed to headquarters. Take the stick out as the system asks; what is in the file counts as arrived when the receipt comes back.</source>
        <translation>{folder} ішіне жазылды: {names}, {size}. Ондағының бәрі штабқа мөрленген. Флешканы жүйе сұрағандай шығарыңыз; қолхат қайтып келгенде ғана жетті деп саналады.</translation>
    </message>
    <message>
        <source>Written: {file}. Only {sender} can open it.</source>
        <translation>Жазылды: {file}. Оны тек {sender} аша алады.</translation>
    </message>
    <message>
        <source>Written: {file}. Say these six words to them, not by the same road. The invitation works once, until {day}.</source>
        <translation>Жазылды: {file}. Осы алты сөзді файлмен бір жолмен емес, басқа жолмен айтыңыз. Шақыру бір рет, {day} дейін жарайды.</translation>
    </message>
    <message>
        <source>a second device came with the same invitation: compare the words</source>
        <translation>сол шақырумен екінші құрылғы келді: сөздерді салыстырыңыз</translation>
    </message>
    <message numerus="yes">
        <source>about %n days left</source>
        <translation>
            <numerusform>шамамен %n күн қалды</numerusform>
            <numerusform>шамамен %n күн қалды</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hours left</source>
        <translation>
            <numerusform>шамамен %n сағат қалды</numerusform>
            <numerusform>шамамен %n сағат қалды</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minutes left</source>
        <translation>
            <numerusform>шамамен %n минут қалды</numerusform>
            <numerusform>шамамен %n минут қалды</numerusform>
        </translation>
    </message>
    <message>
        <source>admitted</source>
        <translation>қабылданған</translation>
    </message>
    <message>
        <source>coordinator</source>
        <translation>үйлестіруші</translation>
    </message>
    <message>
        <source>done</source>
        <translation>орындалды</translation>
    </message>
    <message>
        <source>goes first</source>
        <translation>бірінші кетеді</translation>
    </message>
    <message>
        <source>how long it takes is not known yet</source>
        <translation>қанша уақыт кететіні әзірге белгісіз</translation>
    </message>
    <message>
        <source>invitation no longer valid</source>
        <translation>шақырудың күші жоқ</translation>
    </message>
    <message>
        <source>invited, until {day}</source>
        <translation>шақырылған, {day} дейін</translation>
    </message>
    <message>
        <source>legal staff</source>
        <translation>заңгер</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>бір минуттан аз қалды</translation>
    </message>
    <message>
        <source>never</source>
        <translation>әлі болған жоқ</translation>
    </message>
    <message>
        <source>no relay is set up</source>
        <translation>ретранслятор бапталмаған</translation>
    </message>
    <message>
        <source>not confirmed by headquarters: {what}</source>
        <translation>штаб растамаған: {what}</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>ештеңе</translation>
    </message>
    <message>
        <source>nothing of it lies here</source>
        <translation>мұнда ондай ештеңе жоқ</translation>
    </message>
    <message>
        <source>observer</source>
        <translation>байқаушы</translation>
    </message>
    <message>
        <source>readable here: {what}</source>
        <translation>мұнда оқуға болады: {what}</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>шығарылған</translation>
    </message>
    <message>
        <source>something is missing</source>
        <translation>бірдеңе жетіспейді</translation>
    </message>
    <message>
        <source>still here as ciphertext: {what}</source>
        <translation>мұнда шифрмәтін болып жатыр: {what}</translation>
    </message>
    <message>
        <source>this laptop</source>
        <translation>осы ноутбук</translation>
    </message>
    <message>
        <source>this laptop, waiting to be admitted</source>
        <translation>осы ноутбук, қабылдануды күтуде</translation>
    </message>
    <message>
        <source>two histories</source>
        <translation>екі тарих</translation>
    </message>
    <message>
        <source>waiting to be admitted: compare the words</source>
        <translation>қабылдануды күтуде: сөздерді салыстырыңыз</translation>
    </message>
    <message>
        <source>{files} ({size})</source>
        <translation>{files} ({size})</translation>
    </message>
    <message>
        <source>{file}: refused; nothing of it was kept</source>
        <translation>{file}: қабылданбады; одан ештеңе сақталған жоқ</translation>
    </message>
    <message>
        <source>{keys} saves what you are typing, seals everything and locks, without a question. Afterwards nobody can read it on this laptop, and neither can you: headquarters can.</source>
        <translation>{keys} жазып жатқаныңызды сақтайды, бәрін мөрлейді және сұрақсыз құлыптайды. Содан кейін мұны осы ноутбукте ешкім оқи алмайды, сіз де: штаб оқиды.</translation>
    </message>
</context>
</TS>
