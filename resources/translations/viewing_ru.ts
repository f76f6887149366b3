<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>Viewing</name>
    <message>
        <source>Answer</source>
        <translation>Ответ</translation>
    </message>
    <message>
        <source>As its sender wrote it</source>
        <translation>Как написал отправитель</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Автор</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Came with it</source>
        <translation>Пришло вместе с ним</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Изменено</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Document (DOCX)</source>
        <translation>Документ (DOCX)</translation>
    </message>
    <message>
        <source>Document (ODT)</source>
        <translation>Документ (ODT)</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Ниже</translation>
    </message>
    <message>
        <source>Drawing it needs more memory than is allowed.</source>
        <translation>Чтобы показать его, нужно больше памяти, чем разрешено.</translation>
    </message>
    <message>
        <source>Drawing it took too long and was stopped.</source>
        <translation>Подготовка к показу длилась слишком долго и была остановлена.</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Электронное письмо</translation>
    </message>
    <message>
        <source>Files of this kind cannot be shown safely.</source>
        <translation>Файлы этого вида нельзя показать безопасно.</translation>
    </message>
    <message>
        <source>Film ({form})</source>
        <translation>Видео ({form})</translation>
    </message>
    <message>
        <source>Find in this document</source>
        <translation>Найти в этом документе</translation>
    </message>
    <message>
        <source>Full width</source>
        <translation>По ширине</translation>
    </message>
    <message>
        <source>It has more pixels than can be drawn.</source>
        <translation>В нём больше точек, чем можно показать.</translation>
    </message>
    <message>
        <source>It has no such page.</source>
        <translation>Такой страницы в нём нет.</translation>
    </message>
    <message>
        <source>It is damaged, or not what it seems to be.</source>
        <translation>Он повреждён, или это не то, чем он кажется.</translation>
    </message>
    <message>
        <source>It is locked by a password.</source>
        <translation>Он закрыт паролем.</translation>
    </message>
    <message>
        <source>It is too large to be shown here.</source>
        <translation>Он слишком велик, чтобы показать его здесь.</translation>
    </message>
    <message>
        <source>It is used once, to show the file now, and kept nowhere. In the archive the file stays as it came.</source>
        <translation>Он нужен один раз, чтобы показать файл сейчас, и нигде не сохраняется. В архиве файл остаётся таким, каким пришёл.</translation>
    </message>
    <message>
        <source>It moves; only its first picture is shown.</source>
        <translation>Это движущееся изображение; показан только первый кадр.</translation>
    </message>
    <message>
        <source>Its bytes are kept as they came; a copy can be written out.</source>
        <translation>Файл хранится таким, каким пришёл; его копию можно сохранить отдельно.</translation>
    </message>
    <message>
        <source>Its colours are dimmed for the courtroom.</source>
        <translation>Цвета приглушены для зала суда.</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>Ключевые слова</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Kind: {type}, {size}.</source>
        <translation>Вид: {type}, {size}.</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Крупнее</translation>
    </message>
    <message>
        <source>Larger, Ctrl++</source>
        <translation>Крупнее, Ctrl++</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>Ищем</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Создано</translation>
    </message>
    <message>
        <source>Made digital</source>
        <translation>Оцифровано</translation>
    </message>
    <message>
        <source>Made into a PDF by</source>
        <translation>PDF создан программой</translation>
    </message>
    <message>
        <source>Name when it came</source>
        <translation>Имя, под которым пришёл</translation>
    </message>
    <message>
        <source>Next file</source>
        <translation>Следующий файл</translation>
    </message>
    <message>
        <source>Not checked by anybody.</source>
        <translation>Никем не проверено.</translation>
    </message>
    <message>
        <source>Not in this document</source>
        <translation>В этом документе нет</translation>
    </message>
    <message>
        <source>Not shown</source>
        <translation>Не показано</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Дальше</translation>
    </message>
    <message>
        <source>Only a part of its text could be read.</source>
        <translation>Удалось прочесть лишь часть текста.</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Открываем</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Страница</translation>
    </message>
    <message>
        <source>Page down</source>
        <translation>Страницей ниже</translation>
    </message>
    <message>
        <source>Page up</source>
        <translation>Страницей выше</translation>
    </message>
    <message>
        <source>Page {number} of the file</source>
        <translation>Страница {number} файла</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Страница {page} из {pages}</translation>
    </message>
    <message>
        <source>Password of the file</source>
        <translation>Пароль файла</translation>
    </message>
    <message>
        <source>Picture ({form})</source>
        <translation>Изображение ({form})</translation>
    </message>
    <message>
        <source>Previous file</source>
        <translation>Предыдущий файл</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Показать</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Мельче</translation>
    </message>
    <message>
        <source>Smaller, Ctrl+−</source>
        <translation>Мельче, Ctrl+−</translation>
    </message>
    <message>
        <source>Sound ({form})</source>
        <translation>Звук ({form})</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Тема</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Снято</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Текст</translation>
    </message>
    <message>
        <source>That did not open it.</source>
        <translation>Не открылось.</translation>
    </message>
    <message>
        <source>The copy is written; it lies outside the archive, unprotected.</source>
        <translation>Копия сохранена; она лежит вне архива и ничем не защищена.</translation>
    </message>
    <message>
        <source>The file breaks off; a part of the picture is missing.</source>
        <translation>Файл обрывается; части изображения не хватает.</translation>
    </message>
    <message>
        <source>The picture of a film is not shown here, only its sound is played. Its bytes are kept as they came: write a copy to see it with another program.</source>
        <translation>Изображение фильма здесь не показывается, воспроизводится только звук. Файл хранится таким, каким пришёл: чтобы посмотреть фильм, запишите копию и откройте её другой программой.</translation>
    </message>
    <message>
        <source>There is nothing in it to show.</source>
        <translation>В нём нечего показывать.</translation>
    </message>
    <message>
        <source>This file</source>
        <translation>Этот файл</translation>
    </message>
    <message>
        <source>This laptop can no longer read it.</source>
        <translation>Этот ноутбук больше не может его прочесть.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>Повернуть</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Выше</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Веб-страница</translation>
    </message>
    <message>
        <source>What draws it broke down on it and was ended.</source>
        <translation>Программа просмотра на нём сбилась и была остановлена.</translation>
    </message>
    <message>
        <source>What it says of itself</source>
        <translation>Что файл сообщает о себе</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Что найдено</translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation>Целиком</translation>
    </message>
    <message>
        <source>Without a title</source>
        <translation>Без названия</translation>
    </message>
    <message>
        <source>Write a copy…</source>
        <translation>Сохранить копию…</translation>
    </message>
    <message>
        <source>Written with</source>
        <translation>Написано в программе</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>не записано</translation>
    </message>
    <message>
        <source>{number} of {count} on page {page}</source>
        <translation>{number} из {count} на странице {page}</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} из {count}</translation>
    </message>
</context>
</TS>
