<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>Report</name>
    <message numerus="yes">
        <source>%n reports were left out, as they may not leave.</source>
        <translation>
            <numerusform>%n отчёт не вошёл: его нельзя передавать.</numerusform>
            <numerusform>%n отчёта не вошли: их нельзя передавать.</numerusform>
            <numerusform>%n отчётов не вошли: их нельзя передавать.</numerusform>
        </translation>
    </message>
    <message>
        <source>A report of another accused in this hearing</source>
        <translation>Отчёт о другом обвиняемом в этом заседании</translation>
    </message>
    <message>
        <source>About another accused…</source>
        <translation>О другом обвиняемом…</translation>
    </message>
    <message>
        <source>Agree?</source>
        <translation>Сходятся?</translation>
    </message>
    <message>
        <source>All reports of this hearing</source>
        <translation>Все отчёты об этом заседании</translation>
    </message>
    <message>
        <source>Another one of these, as number {number}</source>
        <translation>Ещё одно такое, под номером {number}</translation>
    </message>
    <message>
        <source>Another one of what this question asks</source>
        <translation>Ещё одно из того, о чём вопрос</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Ответ</translation>
    </message>
    <message>
        <source>Answered apart; all are kept. Which holds?</source>
        <translation>Ответы даны независимо, сохранены все. Какой верен?</translation>
    </message>
    <message>
        <source>Back to the questions</source>
        <translation>Назад к вопросам</translation>
    </message>
    <message>
        <source>Begin the report</source>
        <translation>Начать отчёт</translation>
    </message>
    <message>
        <source>Choose where, and make it</source>
        <translation>Выбрать место и сделать</translation>
    </message>
    <message>
        <source>Compare observers</source>
        <translation>Сравнить наблюдателей</translation>
    </message>
    <message>
        <source>Date as exact as it is known: 2026-11-22, 2026-11, 2026~</source>
        <translation>Дата так точно, как известна: 2026-11-22, 2026-11, 2026~</translation>
    </message>
    <message>
        <source>Document without a title</source>
        <translation>Документ без названия</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Доказательства</translation>
    </message>
    <message>
        <source>Evidence: drop a line here</source>
        <translation>Доказательства: перетащите сюда</translation>
    </message>
    <message>
        <source>Hearing</source>
        <translation>Заседание</translation>
    </message>
    <message>
        <source>Hearing report</source>
        <translation>Отчёт о заседании</translation>
    </message>
    <message>
        <source>How known</source>
        <translation>Откуда известно</translation>
    </message>
    <message>
        <source>How sure</source>
        <translation>Насколько уверенно</translation>
    </message>
    <message>
        <source>In your own words</source>
        <translation>Своими словами</translation>
    </message>
    <message>
        <source>In your own words. Enter keeps; Shift+Enter begins a line.</source>
        <translation>Своими словами. Enter сохраняет; Shift+Enter — новая строка.</translation>
    </message>
    <message>
        <source>Keep this one</source>
        <translation>Оставить этот</translation>
    </message>
    <message>
        <source>Kept as a draft: give a date such as 2026-11-22.</source>
        <translation>Сохранено как черновик: укажите дату, например 2026-11-22.</translation>
    </message>
    <message>
        <source>Kept as a draft: give a number.</source>
        <translation>Сохранено как черновик: укажите число.</translation>
    </message>
    <message>
        <source>Kept as a draft: give the time as 10:05.</source>
        <translation>Сохранено как черновик: укажите время так: 10:05.</translation>
    </message>
    <message>
        <source>Kept as a draft: it still lacks one of the choices.</source>
        <translation>Сохранено как черновик: не выбран ни один вариант.</translation>
    </message>
    <message>
        <source>Kept as a draft: it still lacks the answer itself.</source>
        <translation>Сохранено как черновик: не хватает самого ответа.</translation>
    </message>
    <message>
        <source>Kept as a draft: it still lacks yes, no or another answer.</source>
        <translation>Сохранено как черновик: не хватает «да», «нет» или другого ответа.</translation>
    </message>
    <message>
        <source>L  Link a line</source>
        <translation>L  Привязать строку</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Lines of the hearing</source>
        <translation>Строки заседания</translation>
    </message>
    <message>
        <source>Link a line as evidence</source>
        <translation>Привязать строку как доказательство</translation>
    </message>
    <message>
        <source>Make it not answered</source>
        <translation>Убрать ответ</translation>
    </message>
    <message>
        <source>Making the PDF</source>
        <translation>Делается PDF</translation>
    </message>
    <message>
        <source>Name or protected code</source>
        <translation>Имя или защитный код</translation>
    </message>
    <message>
        <source>Next question</source>
        <translation>Следующий вопрос</translation>
    </message>
    <message>
        <source>Next question not answered</source>
        <translation>Следующий вопрос без ответа</translation>
    </message>
    <message>
        <source>Nobody of that name is kept here; add the person first.</source>
        <translation>Здесь нет человека с таким именем; сначала добавьте его.</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>Нет ответа</translation>
    </message>
    <message>
        <source>Not kept yet: Enter keeps it</source>
        <translation>Ещё не сохранено: Enter сохранит</translation>
    </message>
    <message>
        <source>Nothing is forced: leave open what you do not know. A question without an answer stays “not answered”.</source>
        <translation>Ничего не обязательно: чего не знаете, оставьте открытым. Вопрос без ответа так и значится: «нет ответа».</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Сейчас</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Число</translation>
    </message>
    <message>
        <source>Observers side by side</source>
        <translation>Ответы наблюдателей рядом</translation>
    </message>
    <message>
        <source>One in each line (Shift+Enter begins a line)</source>
        <translation>По одному в строке (Shift+Enter — новая строка)</translation>
    </message>
    <message>
        <source>Only one observer has reported here; there is nothing to compare.</source>
        <translation>Здесь отчёт только одного наблюдателя; сравнивать не с чем.</translation>
    </message>
    <message>
        <source>Only the report that is shown</source>
        <translation>Только показанный отчёт</translation>
    </message>
    <message>
        <source>Only what differs</source>
        <translation>Только расхождения</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Печать</translation>
    </message>
    <message>
        <source>Print the report</source>
        <translation>Напечатать отчёт</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Вопрос</translation>
    </message>
    <message>
        <source>Question before</source>
        <translation>Предыдущий вопрос</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Вопросы</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>Remove {what}</source>
        <translation>Убрать: {what}</translation>
    </message>
    <message>
        <source>Report · {hearing}</source>
        <translation>Отчёт · {hearing}</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Сохранено</translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation>Сохранено {time}</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Сохраняется</translation>
    </message>
    <message>
        <source>Section {letter} of the report</source>
        <translation>Раздел {letter} отчёта</translation>
    </message>
    <message>
        <source>Sections of the report</source>
        <translation>Разделы отчёта</translation>
    </message>
    <message>
        <source>State of this answer</source>
        <translation>Состояние этого ответа</translation>
    </message>
    <message>
        <source>The accused</source>
        <translation>Обвиняемый</translation>
    </message>
    <message>
        <source>The answer in words</source>
        <translation>Ответ словами</translation>
    </message>
    <message>
        <source>The form</source>
        <translation>Форма</translation>
    </message>
    <message>
        <source>The form {form} {version} is not here, so its questions are not known; the answers are kept.</source>
        <translation>Формы {form} {version} здесь нет, поэтому её вопросы неизвестны; ответы сохранены.</translation>
    </message>
    <message>
        <source>The hearing</source>
        <translation>Заседание</translation>
    </message>
    <message>
        <source>The report as a PDF</source>
        <translation>Отчёт в PDF</translation>
    </message>
    <message>
        <source>The wording in this language is not yet checked by a lawyer.</source>
        <translation>Формулировки на этом языке юрист ещё не проверял.</translation>
    </message>
    <message>
        <source>There is no report of {whom} yet.</source>
        <translation>{whom}: отчёта ещё нет.</translation>
    </message>
    <message>
        <source>This hearing has no line that holds this.</source>
        <translation>В этом заседании нет такой строки.</translation>
    </message>
    <message>
        <source>This report is only read here.</source>
        <translation>Этот отчёт здесь только читают.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Время</translation>
    </message>
    <message>
        <source>Time, 10:05</source>
        <translation>Время, 10:05</translation>
    </message>
    <message>
        <source>Time: 10:05</source>
        <translation>Время: 10:05</translation>
    </message>
    <message>
        <source>Told by whom</source>
        <translation>Кто рассказал</translation>
    </message>
    <message>
        <source>Type to find a line</source>
        <translation>Найти строку</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Что</translation>
    </message>
    <message>
        <source>Which line is the evidence? Enter takes it, Escape goes back</source>
        <translation>Какая строка это подтверждает? Enter берёт её, Escape возвращает назад</translation>
    </message>
    <message>
        <source>Who decides it may leave</source>
        <translation>Кто разрешил передать</translation>
    </message>
    <message>
        <source>Whoever gets the file can read it. What may not leave stays out of it, and that it was printed is kept in the history.</source>
        <translation>Кто получит файл, сможет его прочесть. То, что нельзя передавать, в него не войдёт; в истории останется, что отчёт печатали.</translation>
    </message>
    <message>
        <source>Whom the report is about</source>
        <translation>О ком отчёт</translation>
    </message>
    <message>
        <source>Whom the reports are about</source>
        <translation>О ком отчёты</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Почему</translation>
    </message>
    <message>
        <source>Without words</source>
        <translation>Без слов</translation>
    </message>
    <message>
        <source>Written by a newer version; it is kept as it came</source>
        <translation>Записано более новой версией; хранится как пришло</translation>
    </message>
    <message>
        <source>Written: {file}, {size}.</source>
        <translation>Записано: {file}, {size}.</translation>
    </message>
    <message>
        <source>You have not begun a report of this hearing.</source>
        <translation>Вы ещё не начали отчёт об этом заседании.</translation>
    </message>
    <message>
        <source>another observer</source>
        <translation>другой наблюдатель</translation>
    </message>
    <message>
        <source>draft, not kept yet</source>
        <translation>черновик, ещё не сохранён</translation>
    </message>
    <message numerus="yes">
        <source>evidence: %n</source>
        <translation>
            <numerusform>доказательств: %n</numerusform>
            <numerusform>доказательств: %n</numerusform>
            <numerusform>доказательств: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>made apart, all kept</source>
        <translation>даны независимо, сохранены все</translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>нет ответа</translation>
    </message>
    <message>
        <source>not asked in this version of the form</source>
        <translation>в этой версии формы не спрашивается</translation>
    </message>
    <message>
        <source>nothing is asked here</source>
        <translation>здесь ничего не спрашивается</translation>
    </message>
    <message>
        <source>{answered} of {asked}</source>
        <translation>{answered} из {asked}</translation>
    </message>
    <message>
        <source>{whom}: not begun</source>
        <translation>{whom}: не начат</translation>
    </message>
    <message>
        <source>{whom}: {answered} of {asked}</source>
        <translation>{whom}: {answered} из {asked}</translation>
    </message>
    <message>
        <source>{whom}: {differing} of {answered} questions differ</source>
        <translation>{whom}: расходятся {differing} из {answered} вопросов</translation>
    </message>
    <message>
        <source>† not yet checked by a lawyer who observes trials.</source>
        <translation>† ещё не проверено юристом, который наблюдает суды.</translation>
    </message>
    <message>
        <source>≠ differs</source>
        <translation>≠ расходится</translation>
    </message>
</context>
</TS>
