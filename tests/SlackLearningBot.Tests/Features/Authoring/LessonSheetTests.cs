using NUnit.Framework;
using SlackLearningBot.Features.Authoring;
using SlackLearningBot.Features.Content;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Tests.Features.Authoring;

/// <summary>Lessons in CSV files, as spreadsheets write them.</summary>
internal sealed class LessonSheetTests
{
    private const string Sheet = """
        id,track,title,text,question,type,right,why,wrong1,why1,wrong2
        sql-index,SQL,An index,"Reads, from left",Which way?,single,Left,So it is,Right,No,Up
        """;

    [TestCase(",")]
    [TestCase(";")]
    [TestCase("\t")]
    public void A_row_is_a_lesson_with_its_question_whatever_separates_the_columns(string separator)
    {
        var sheet = separator == "," ? Sheet : Sheet.Replace("\"Reads, from left\"", "Reads left").Replace(",", separator);

        var lesson = Read(sheet).Single().Lessons.Single();

        Assert.That((lesson.Id!.Text, lesson.Title!.Text, lesson.At.Line), Is.EqualTo(("sql-index", "An index", 2)));
        Assert.That(lesson.Questions.Single().Options.Select(option => (option.Text!.Text, option.Right?.Text, option.Why?.Text)), Is.EqualTo(new[] { ("Left", "true", "So it is"), ("Right", null, "No"), ("Up", null, null) }));
    }

    [Test]
    public void A_byte_order_mark_and_Windows_line_ends_are_Excels_and_do_no_harm()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes(Sheet.Replace(',', ';').Replace("Reads; from", "Reads, from").ReplaceLineEndings("\r\n"))];

        var file = Upload.Read("lessons.csv", bytes).Files.Single();

        Assert.That(Read(file.Text).Single().Lessons.Single().Body.Text, Is.EqualTo("Reads, from left"));
    }

    [Test]
    public void A_text_may_have_line_breaks_and_the_next_row_keeps_its_line()
    {
        var parts = Read("title,text,track\nOne,\"First\n\nSecond\",T\nTwo,x,T\n");

        Assert.That(parts.Single().Lessons.Select(lesson => (lesson.Body.Text, lesson.At.Line)), Is.EqualTo(new[] { ("First\n\nSecond", 2), ("x", 5) }));
    }

    [Test]
    public void Further_rows_of_one_lesson_are_further_questions()
    {
        var parts = Read("id,track,title,text,question,type,right\na,T,A,text,One?,true-false,true\na,,,,Two?,true-false,false\n,,,,Three?,true-false,true\nb,T,B,text,Four?,true-false,true\n");

        Assert.That(parts.Single().Lessons.Select(lesson => string.Join(' ', lesson.Questions.Select(question => $"{question.Id!.Text}:{question.Ask!.Text}"))), Is.EqualTo(new[] { "a-1:One? a-2:Two? a-3:Three?", "b-1:Four?" }));
    }

    [Test]
    public void Rows_are_grouped_by_their_track_and_those_without_one_stand_alone()
    {
        var parts = Read("title,text,track\nA,x,SQL\nB,x,Git\nC,x,SQL\nD,x,\n");

        Assert.That(parts.Select(part => $"{part.Track.Text}:{string.Join(',', part.Lessons.Select(lesson => lesson.Id!.Text))}"), Is.EqualTo(new[] { "SQL:a,c", "Git:b", ":d" }));
    }

    [TestCase("", "csv-empty", 1)]
    [TestCase("title,text\n", "csv-empty", 1)]
    [TestCase("titel,text\nA,x", "csv-column", 1)]
    [TestCase("title,text,title\nA,x,y", "csv-column-twice", 1)]
    [TestCase("text\nx", "csv-no-title", 1)]
    [TestCase("questionname,questiontext,A,B\nQ1,Which?,x,y", "csv-column", 1)]
    [TestCase("title,text\nA,x\nB,\"open", "csv-quotes", 3)]
    public void What_is_no_sheet_of_lessons_is_told_with_its_line(string sheet, string rule, int line)
    {
        var errors = new List<ContentError>();

        Assert.That(LessonSheet.Read("x.csv", sheet, errors), Is.Empty);
        Assert.That((errors[0].Rule, errors[0].Line, errors[0].File), Is.EqualTo((rule, line, "x.csv")));
    }

    [Test]
    public void The_template_that_is_handed_out_is_good_content()
    {
        var parts = Read(CsvTemplate.Text);

        var verdict = ContentCheck.Check(
            new ContentDrafts([new TrackDraft { At = parts[0].Track.At, Id = new Raw("t", parts[0].Track.At), Title = parts[0].Track, Lessons = [.. parts.SelectMany(part => part.Lessons)] }], []),
            new DateOnly(2026, 11, 23));

        Assert.That(verdict, Is.InstanceOf<ContentVerdict.Good>().With.Property("Warnings").Empty);
    }

    private static IReadOnlyList<PartDraft> Read(string sheet)
    {
        var errors = new List<ContentError>();
        var parts = LessonSheet.Read("x.csv", sheet, errors);
        Assert.That(errors, Is.Empty);
        return parts;
    }
}
