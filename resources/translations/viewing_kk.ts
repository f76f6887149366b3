<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk" sourcelanguage="en">
<context>
    <name>Viewing</name>
    <message>
        <source>Answer</source>
        <translation>Жауап</translation>
    </message>
    <message>
        <source>As its sender wrote it</source>
        <translation>Жіберуші жазғандай</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Авторы</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Артқа</translation>
    </message>
    <message>
        <source>Came with it</source>
        <translation>Бірге келген</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Өзгертілген</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Жабу</translation>
    </message>
    <message>
        <source>Document (DOCX)</source>
        <translation>Құжат (DOCX)</translation>
    </message>
    <message>
        <source>Document (ODT)</source>
        <translation>Құжат (ODT)</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Төмен</translation>
    </message>
    <message>
        <source>Drawing it needs more memory than is allowed.</source>
        <translation>Оны көрсетуге рұқсат етілгеннен көп жад керек.</translation>
    </message>
    <message>
        <source>Drawing it took too long and was stopped.</source>
        <translation>Көрсетуге дайындау тым ұзаққа созылып, тоқтатылды.</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Электрондық хат</translation>
    </message>
    <message>
        <source>Files of this kind cannot be shown safely.</source>
        <translation>Мұндай файлдарды қауіпсіз көрсету мүмкін емес.</translation>
    </message>
    <message>
        <source>Film ({form})</source>
        <translation>Бейне ({form})</translation>
    </message>
    <message>
        <source>Find in this document</source>
        <translation>Осы құжаттан іздеу</translation>
    </message>
    <message>
        <source>Full width</source>
        <translation>Ені бойынша</translation>
    </message>
    <message>
        <source>It has more pixels than can be drawn.</source>
        <translation>Онда көрсетуге болатыннан көп нүкте бар.</translation>
    </message>
    <message>
        <source>It has no such page.</source>
        <translation>Онда мұндай бет жоқ.</translation>
    </message>
    <message>
        <source>It is damaged, or not what it seems to be.</source>
        <translation>Ол бүлінген немесе көрінгенінен өзге.</translation>
    </message>
    <message>
        <source>It is locked by a password.</source>
        <translation>Ол құпиясөзбен жабылған.</translation>
    </message>
    <message>
        <source>It is too large to be shown here.</source>
        <translation>Ол мұнда көрсету үшін тым үлкен.</translation>
    </message>
    <message>
        <source>It is used once, to show the file now, and kept nowhere. In the archive the file stays as it came.</source>
        <translation>Ол файлды қазір көрсету үшін бір рет қолданылады, еш жерде сақталмайды. Архивте файл келген күйінде қалады.</translation>
    </message>
    <message>
        <source>It moves; only its first picture is shown.</source>
        <translation>Бұл қозғалмалы сурет; тек бірінші кадры көрсетілген.</translation>
    </message>
    <message>
        <source>Its bytes are kept as they came; a copy can be written out.</source>
        <translation>Файл келген күйінде сақтаулы; көшірмесін бөлек сақтап алуға болады.</translation>
    </message>
    <message>
        <source>Its colours are dimmed for the courtroom.</source>
        <translation>Түстері сот залы үшін бәсеңдетілген.</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>Түйін сөздер</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Түрі</translation>
    </message>
    <message>
        <source>Kind: {type}, {size}.</source>
        <translation>Түрі: {type}, {size}.</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Үлкейту</translation>
    </message>
    <message>
        <source>Larger, Ctrl++</source>
        <translation>Үлкейту, Ctrl++</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>Ізделуде</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Жасалған</translation>
    </message>
    <message>
        <source>Made digital</source>
        <translation>Цифрлық түрге көшірілді</translation>
    </message>
    <message>
        <source>Made into a PDF by</source>
        <translation>PDF жасаған бағдарлама</translation>
    </message>
    <message>
        <source>Name when it came</source>
        <translation>Келген кездегі аты</translation>
    </message>
    <message>
        <source>Next file</source>
        <translation>Келесі файл</translation>
    </message>
    <message>
        <source>Not checked by anybody.</source>
        <translation>Ешкім тексермеген.</translation>
    </message>
    <message>
        <source>Not in this document</source>
        <translation>Бұл құжатта жоқ</translation>
    </message>
    <message>
        <source>Not shown</source>
        <translation>Көрсетілмеді</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Әрі қарай</translation>
    </message>
    <message>
        <source>Only a part of its text could be read.</source>
        <translation>Мәтіннің бір бөлігі ғана оқылды.</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Ашылуда</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Бет</translation>
    </message>
    <message>
        <source>Page down</source>
        <translation>Төменгі бет</translation>
    </message>
    <message>
        <source>Page up</source>
        <translation>Жоғарғы бет</translation>
    </message>
    <message>
        <source>Page {number} of the file</source>
        <translation>Файлдың {number}-беті</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>{pages} беттің {page}-беті</translation>
    </message>
    <message>
        <source>Password of the file</source>
        <translation>Файлдың құпиясөзі</translation>
    </message>
    <message>
        <source>Picture ({form})</source>
        <translation>Сурет ({form})</translation>
    </message>
    <message>
        <source>Previous file</source>
        <translation>Алдыңғы файл</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Көрсету</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Көлемі</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Кішірейту</translation>
    </message>
    <message>
        <source>Smaller, Ctrl+−</source>
        <translation>Кішірейту, Ctrl+−</translation>
    </message>
    <message>
        <source>Sound ({form})</source>
        <translation>Дыбыс ({form})</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Тақырыбы</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Түсірілген уақыты</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Мәтін</translation>
    </message>
    <message>
        <source>That did not open it.</source>
        <translation>Ашылмады.</translation>
    </message>
    <message>
        <source>The copy is written; it lies outside the archive, unprotected.</source>
        <translation>Көшірме сақталды; ол архивтен тыс, қорғаусыз жатыр.</translation>
    </message>
    <message>
        <source>The file breaks off; a part of the picture is missing.</source>
        <translation>Файл үзіліп қалған; суреттің бір бөлігі жоқ.</translation>
    </message>
    <message>
        <source>The picture of a film is not shown here, only its sound is played. Its bytes are kept as they came: write a copy to see it with another program.</source>
        <translation>Фильмнің бейнесі мұнда көрсетілмейді, тек дыбысы ойнатылады. Файл келген күйінде сақтаулы: фильмді көру үшін көшірмесін жазып алып, басқа бағдарламамен ашыңыз.</translation>
    </message>
    <message>
        <source>There is nothing in it to show.</source>
        <translation>Онда көрсететін ештеңе жоқ.</translation>
    </message>
    <message>
        <source>This file</source>
        <translation>Осы файл</translation>
    </message>
    <message>
        <source>This laptop can no longer read it.</source>
        <translation>Бұл ноутбук оны енді оқи алмайды.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Атауы</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>Бұру</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Жоғары</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Веб-парақ</translation>
    </message>
    <message>
        <source>What draws it broke down on it and was ended.</source>
        <translation>Көрсететін бағдарлама одан істен шығып, тоқтатылды.</translation>
    </message>
    <message>
        <source>What it says of itself</source>
        <translation>Файл өзі туралы не дейді</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Не табылды</translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation>Тұтас бет</translation>
    </message>
    <message>
        <source>Without a title</source>
        <translation>Атауы жоқ</translation>
    </message>
    <message>
        <source>Write a copy…</source>
        <translation>Көшірмесін сақтау…</translation>
    </message>
    <message>
        <source>Written with</source>
        <translation>Жазылған бағдарлама</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>жазылмаған</translation>
    </message>
    <message>
        <source>{number} of {count} on page {page}</source>
        <translation>{page}-бетте, {count} ішінен {number}</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>{count} ішінен {place}</translation>
    </message>
</context>
</TS>
