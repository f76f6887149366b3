<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>Attaching</name>
    <message numerus="yes">
        <source>%n files are saved.</source>
        <translation>
            <numerusform>Сохранён %n файл.</numerusform>
            <numerusform>Сохранено %n файла.</numerusform>
            <numerusform>Сохранено %n файлов.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files to go; notes can go on.</source>
        <translation>
            <numerusform>Остался %n файл; заметки можно продолжать.</numerusform>
            <numerusform>Осталось %n файла; заметки можно продолжать.</numerusform>
            <numerusform>Осталось %n файлов; заметки можно продолжать.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were not; see why.</source>
        <translation>
            <numerusform>%n не сохранён; причина указана.</numerusform>
            <numerusform>%n не сохранены; причины указаны.</numerusform>
            <numerusform>%n не сохранено; причины указаны.</numerusform>
        </translation>
    </message>
    <message>
        <source>Afterwards only headquarters can read them.</source>
        <translation>После этого прочесть их сможет только штаб.</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>Приложить</translation>
    </message>
    <message>
        <source>Attach to: {title}</source>
        <translation>Приложить к: {title}</translation>
    </message>
    <message>
        <source>Attached here already, as “{title}”.</source>
        <translation>Здесь уже приложен как «{title}».</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Being looked at</source>
        <translation>Проверяется</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>Выбрать файлы</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Выбрать файлы…</translation>
    </message>
    <message>
        <source>Coming in, {share} %</source>
        <translation>Принимается, {share} %</translation>
    </message>
    <message>
        <source>Date of all, if known</source>
        <translation>Дата, если известна</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Do not keep it</source>
        <translation>Не сохранять</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Файлы</translation>
    </message>
    <message>
        <source>Here already</source>
        <translation>Уже есть здесь</translation>
    </message>
    <message>
        <source>Here already, as “{title}”: linked, not stored again.</source>
        <translation>Уже есть здесь как «{title}»: будет связан, а не сохранён ещё раз.</translation>
    </message>
    <message>
        <source>How did they come?</source>
        <translation>Как получено?</translation>
    </message>
    <message>
        <source>Its date</source>
        <translation>Его дата</translation>
    </message>
    <message>
        <source>Its words can be searched.</source>
        <translation>По тексту файла можно искать.</translation>
    </message>
    <message>
        <source>Keep it as a note</source>
        <translation>Сохранить как заметку</translation>
    </message>
    <message>
        <source>Keep these files</source>
        <translation>Сохранить эти файлы</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>No file yet. Drop files or pictures here, paste them, or choose them. They are read only; the archive gets them when you keep them.</source>
        <translation>Файлов пока нет. Перетащите сюда файлы или изображения, вставьте их или выберите. До сохранения их только читают; в архив они попадут, когда вы их сохраните.</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Вставить</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Готов</translation>
    </message>
    <message>
        <source>Saved {time}.</source>
        <translation>Сохранён в {time}.</translation>
    </message>
    <message>
        <source>Seal them as they come in</source>
        <translation>Запечатать при приёме</translation>
    </message>
    <message>
        <source>Sealed: this laptop cannot read it.</source>
        <translation>Запечатан: этот ноутбук его не прочтёт.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>State of the chosen file</source>
        <translation>Состояние выбранного файла</translation>
    </message>
    <message>
        <source>Stop or take out</source>
        <translation>Остановить или убрать</translation>
    </message>
    <message>
        <source>Stopped; nothing of it was kept.</source>
        <translation>Остановлено; ничего из него не сохранено.</translation>
    </message>
    <message>
        <source>The same bytes were here: stored once.</source>
        <translation>Точно такой файл уже был здесь: он хранится один раз.</translation>
    </message>
    <message>
        <source>The text is kept as a note.</source>
        <translation>Текст сохранён как заметка.</translation>
    </message>
    <message>
        <source>There was no file, picture or text in it.</source>
        <translation>Там не оказалось ни файла, ни изображения, ни текста.</translation>
    </message>
    <message numerus="yes">
        <source>This is text, not a file: %n letters.</source>
        <translation>
            <numerusform>Это текст, а не файл: %n знак.</numerusform>
            <numerusform>Это текст, а не файл: %n знака.</numerusform>
            <numerusform>Это текст, а не файл: %n знаков.</numerusform>
        </translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Waits its turn</source>
        <translation>Ждёт очереди</translation>
    </message>
    <message>
        <source>Who gave them?</source>
        <translation>Кто передал?</translation>
    </message>
    <message>
        <source>a name, an office, a code</source>
        <translation>имя, учреждение, код</translation>
    </message>
    <message>
        <source>by e-mail</source>
        <translation>по электронной почте</translation>
    </message>
    <message>
        <source>by messenger</source>
        <translation>через мессенджер</translation>
    </message>
    <message>
        <source>document</source>
        <translation>документ</translation>
    </message>
    <message>
        <source>film</source>
        <translation>видео</translation>
    </message>
    <message>
        <source>from a public page</source>
        <translation>с общедоступной страницы</translation>
    </message>
    <message>
        <source>in person, on a stick</source>
        <translation>лично, на флешке</translation>
    </message>
    <message>
        <source>in person, on paper</source>
        <translation>лично, на бумаге</translation>
    </message>
    <message>
        <source>made by me</source>
        <translation>сделано мной</translation>
    </message>
    <message>
        <source>message</source>
        <translation>сообщение</translation>
    </message>
    <message>
        <source>or drop them here</source>
        <translation>или перетащите сюда</translation>
    </message>
    <message>
        <source>other</source>
        <translation>другое</translation>
    </message>
    <message>
        <source>pasted picture</source>
        <translation>вставленное изображение</translation>
    </message>
    <message>
        <source>photo</source>
        <translation>фотография</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>звук</translation>
    </message>
</context>
</TS>
