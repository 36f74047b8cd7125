using NUnit.Framework;
using SlackLearningBot.Features.Authoring;
using SlackLearningBot.Features.Content;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Tests.Features.Authoring;

/// <summary>Excel workbooks: the same sheets as in CSV files, or refused in words.</summary>
internal sealed class WorkbookReaderTests
{
    private static readonly object?[][] Rows =
    [
        ["question", "type", "right", "tolerance", "title"],
        ["Say \"so\", or\nnot?", "true-false", true, null, "One"],
        [],
        ["How much?", "numeric", 3.5, 0.25, "Two"],
    ];

    [Test]
    public void A_row_keeps_its_number_and_a_cell_its_words_and_its_number()
    {
        var file = Upload.Read("Sums.XLSX", Workbook.Of(("Sheet 1", Rows))).Files.Single();

        var questions = Sheet(file).SelectMany(part => part.Lessons).SelectMany(lesson => lesson.Questions).ToList();

        Assert.That(file.Path, Is.EqualTo("Sums.XLSX"));
        Assert.That(questions.Select(question => (question.Ask!.Text.ReplaceLineEndings("\n"), question.Answer?.Text, question.Tolerance?.Text, question.At.Line)), Is.EqualTo(new[]
        {
            ("Say \"so\", or\nnot?", "true", null, 2), ("How much?", "3.5", "0.25", 4),
        }));
    }

    [Test]
    public void Every_sheet_with_something_in_it_is_read_by_itself()
    {
        var read = Upload.Read("Sums.xlsx", Workbook.Of(("Easy", Rows), ("Empty", []), ("Hard/er", Rows)));

        Assert.That(read.Files.Select(file => file.Path), Is.EqualTo(new[] { "Sums (Easy).xlsx", "Sums (Hard er).xlsx" }));
    }

    [Test]
    public void What_is_no_workbook_is_refused()
    {
        Assert.That(Rule(Upload.Read("x.xlsx", "no zip"u8.ToArray())), Is.EqualTo("xlsx-broken"));
        Assert.That(Rule(Upload.Read("x.xlsx", Zip.Of(("a.txt", "no workbook")))), Is.EqualTo("xlsx-broken"));
        Assert.That(Rule(Upload.Read("x.xlsx", Workbook.Of(("Empty", [])))), Is.EqualTo("xlsx-empty"));
        Assert.That(Rule(Upload.Read("x.xlsx", new byte[UploadLimits.FileBytes + 1])), Is.EqualTo("file-too-large"));
        Assert.That(Rule(Upload.Read("x.xlsx", Zip.Make(archive => Zip.Add(archive, "xl/sharedStrings.xml", new byte[UploadLimits.UnpackedBytes + 1])))), Is.EqualTo("xlsx-too-large"));
        Assert.That(Rule(Upload.Read("x.xlsx", Workbook.Of(("Long", [.. Enumerable.Repeat(new object?[] { new string('a', 30_000) }, 100)])))), Is.EqualTo("xlsx-too-large"));
    }

    [Test]
    public void A_workbook_cut_or_spoilt_anywhere_is_never_thrown_over()
    {
        var whole = Workbook.Of(("Sheet 1", Rows));
        for (var at = 0; at < whole.Length; at += 3)
        {
            var spoilt = whole.ToArray();
            spoilt[at] ^= 0xFF;
            Assert.That(() => Upload.Read("x.xlsx", spoilt), Throws.Nothing, $"byte {at}");
            Assert.That(() => Upload.Read("x.xlsx", whole.AsMemory(0, at)), Throws.Nothing, $"{at} bytes");
        }
    }

    private static IReadOnlyList<PartDraft> Sheet(ContentFile file)
    {
        var errors = new List<ContentError>();
        var parts = LessonSheet.Read(file.Path, file.Text, errors);
        Assert.That(errors, Is.Empty);
        return parts;
    }

    private static string Rule(UploadRead read) => read.Problems.Single().Rule;
}
