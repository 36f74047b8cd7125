using NUnit.Framework;
using SlackLearningBot.Features.Authoring;
using SlackLearningBot.Features.Content;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Exchange;
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
    [TestCase("question,colour\nWhich?,red", "csv-column", 1)]
    [TestCase("title,text\nA,x\nB,\"open", "csv-quotes", 3)]
    public void What_is_no_sheet_of_lessons_is_told_with_its_line(string sheet, string rule, int line)
    {
        var errors = new List<ContentError>();

        Assert.That(LessonSheet.Read("x.csv", sheet, errors), Is.Empty);
        Assert.That((errors[0].Rule, errors[0].Line, errors[0].File), Is.EqualTo((rule, line, "x.csv")));
    }

    [TestCase("question,A,B,C,right\nWhich?,x,y,z,B\n", "-x +y -z", null)]
    [TestCase("question,option 1,option 2,correct answer\nWhich?,x,y,2\n", "-x +y", null)]
    [TestCase("Prompt,Choice A,Choice B,Key\nWhich?,x,y,y\n", "-x +y", null)]
    [TestCase("questionname,questiontext,A,B,C,Answer 1,Answer 2\nQ1,Which?,x,y,z,A,C\n", "+x -y +z", "multiple")]
    [TestCase("question,Answer 1,Answer 2,Answer 3,Correct answers\nWhich?,x,y,z,\"1,3\"\n", "+x -y +z", "multiple")]
    [TestCase("question,A,B,C,right\nHow many?,3,1,2,2\n", "-3 -1 +2", null)]
    [TestCase("question,A,B,right\nWhich?,\"B, or not\",none,\"B, or not\"\n", "+B, or not -none", null)]
    [TestCase("Frage = question,X = A,Y = B,Z = right\nWhich?,x,y,b\n", "-x +y", null)]
    public void Options_may_have_a_column_each_and_headers_other_names(string sheet, string options, string? type)
    {
        var question = Read(sheet).Single().Lessons.Single().Questions.Single();

        Assert.That(string.Join(' ', question.Options.Select(option => $"{(option.Right is null ? '-' : '+')}{option.Text!.Text}")), Is.EqualTo(options));
        Assert.That((question.Type?.Text, question.At.Line), Is.EqualTo((type, 2)));
    }

    [Test]
    public void A_wrong_answer_or_an_option_may_have_a_weight()
    {
        var typed = Read("question,type,right,wrong1,why1,weight1,wrong2\nWhich?,typed,Frog,Toad,Near,50%,Newt\n").Single().Lessons.Single().Questions.Single();
        var numeric = Read("question,type,right,wrong1,weight1,wrong2,why2,weight2\nWhen?,numeric,1822,1820 … 1824,0.5,1922,A century,-10%\n").Single().Lessons.Single().Questions.Single();
        var options = Read("question,A,Weight A,B,Weight B,C,Weight C,right\nWhich?,x,70%,y,30%,z,-50%,\"A,B\"\n").Single().Lessons.Single().Questions.Single();

        Assert.That(typed.Wrong.Select(wrong => (wrong.Text!.Text, wrong.Weight?.Text, wrong.Why?.Text)), Is.EqualTo(new[] { ("Toad", "50%", "Near"), ("Newt", null, null) }));
        Assert.That(
            numeric.Wrong.Select(wrong => (wrong.Answer?.Text, string.Join('–', wrong.Range.Select(end => end.Text)), wrong.Weight!.Text)),
            Is.EqualTo(new (string?, string, string)[] { (null, "1820–1824", "0.5"), ("1922", "", "-10%") }));
        Assert.That(string.Join(' ', options.Options.Select(option => $"{(option.Right is null ? '-' : '+')}{option.Text!.Text}{option.Weight!.Text}")), Is.EqualTo("+x70% +y30% -z-50%"));
        Assert.That(
            ContentCheck.Check(
                new ContentDrafts([new TrackDraft { At = typed.At, Id = new Raw("t", typed.At), Title = new Raw("T", typed.At), Lessons = QuestionSet.Lessons("t", [.. new[] { typed, numeric, options }.Select((draft, at) => new SetQuestion(draft with { Id = new Raw($"q-{at}", draft.At) }, null, []))]) }], []),
                new DateOnly(2026, 11, 23)),
            Is.InstanceOf<ContentVerdict.Good>().With.Property("Warnings").Empty);
    }

    [Test]
    public void Rows_without_lessons_become_lessons_of_three_questions_by_their_track()
    {
        var parts = Read("name,question,track,skills,type,right\n" + string.Concat(Enumerable.Range(1, 4).Select(number => $"Q{number},Is {number} even?,Sums,maths,true-false,false\n")) + ",Loose?,,,true-false,true\n");

        Assert.That(parts.Select(part => $"{part.Track.Text}: {string.Join(", ", part.Lessons.Select(lesson => $"{lesson.Id!.Text} {lesson.Title!.Text} {lesson.Questions.Count}"))}"), Is.EqualTo(new[]
        {
            "Sums: sums-1 Sums (1 of 2) 3, sums-2 Sums (2 of 2) 1", ": x-1 X 1",
        }));
        Assert.That(parts[0].Lessons[0].Questions[0].Id!.Text, Is.EqualTo("x-q1"));
        Assert.That(parts[0].Lessons[0].Skills.Single().Text, Is.EqualTo("maths"));
    }

    [Test]
    public void An_unknown_header_is_told_with_what_is_expected_and_how_to_name_it()
    {
        var errors = new List<ContentError>();

        LessonSheet.Read("x.csv", "Frage,right\nWhich?,x\n", errors);

        Assert.That(errors.Single().Message, Does.Contain("“Frage”").And.Contain("“Frage = question”").And.Contain("Expected some of id, track, title"));
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
