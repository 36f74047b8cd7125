using NUnit.Framework;
using SlackLearningBot.Learning.Exchange;

namespace SlackLearningBot.Learning.Tests.Exchange;

internal sealed class CsvTextTests
{
    [TestCase("Ann Lee", "Ann Lee")]
    [TestCase("", "")]
    [TestCase("Lee, Ann", "\"Lee, Ann\"")]
    [TestCase("the \"boss\"", "\"the \"\"boss\"\"\"")]
    [TestCase("two\nlines", "\"two\nlines\"")]
    [TestCase("=1+1", "'=1+1")]
    [TestCase("+1", "'+1")]
    [TestCase("-1", "'-1")]
    [TestCase("@SUM(A1)", "'@SUM(A1)")]
    [TestCase("\tcmd", "'\tcmd")]
    [TestCase("\r=1", "\"'\r=1\"")]
    [TestCase("a=1", "a=1")]
    public void A_cell_says_what_it_is_and_no_more(string value, string cell) => Assert.That(CsvText.Cell(value), Is.EqualTo(cell));

    [Test]
    public void A_line_has_commas_between_its_cells() => Assert.That(CsvText.Line("a,b", "", "c"), Is.EqualTo("\"a,b\",,c"));

    [FsCheck.NUnit.Property]
    public void What_a_reader_takes_out_of_a_cell_is_what_was_put_in_but_for_the_apostrophe(FsCheck.NonNull<string> value)
    {
        var cell = CsvText.Cell(value.Get);
        var read = cell is ['"', .., '"'] && cell.Length > 1 ? cell[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : cell;

        Assert.That(read == value.Get || read == "'" + value.Get, Is.True, cell);
        Assert.That(cell is not ['=' or '+' or '-' or '@', ..], Is.True, cell);
    }
}
