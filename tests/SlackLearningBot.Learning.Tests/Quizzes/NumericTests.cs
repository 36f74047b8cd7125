using System.Globalization;
using NUnit.Framework;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Quizzes;

namespace SlackLearningBot.Learning.Tests.Quizzes;

public sealed class NumericTests
{
    [TestCase("42", "42")]
    [TestCase(" +42 ", "42")]
    [TestCase("-42", "-42")]
    [TestCase("− 42", "-42")]
    [TestCase("–42", "-42")]
    [TestCase("3.5", "3.5")]
    [TestCase("3,5", "3.5")]
    [TestCase(".5", "0.5")]
    [TestCase(",5", "0.5")]
    [TestCase("5.", "5")]
    [TestCase("1 234 567", "1234567")]
    [TestCase("1\u2009234\u202f567", "1234567")]
    [TestCase("1\u00a0234,5", "1234.5")]
    [TestCase("1'234.50", "1234.5")]
    [TestCase("1’234", "1234")]
    [TestCase("1_000_000", "1000000")]
    [TestCase("1,234,567", "1234567")]
    [TestCase("1.234.567", "1234567")]
    [TestCase("12,34,567", "1234567")]
    [TestCase("1,234.5", "1234.5")]
    [TestCase("1.234,5", "1234.5")]
    [TestCase("1.234.567,89", "1234567.89")]
    [TestCase("0,123", "0.123")]
    [TestCase("0.123", "0.123")]
    [TestCase("1234,567", "1234.567")]
    [TestCase("2.5e3", "2500")]
    [TestCase("2,5E-3", "0.0025")]
    [TestCase("2.5 × 10^3", "2500")]
    [TestCase("2.5x10^-3", "0.0025")]
    [TestCase("2.5·10³", "2500")]
    [TestCase("6 × 10⁻²", "0.06")]
    [TestCase("10^6", "1000000")]
    [TestCase("-10⁶", "-1000000")]
    [TestCase("１２．５", "12.5")]
    [TestCase("٣٫٥", "3.5")]
    [TestCase("१२", "12")]
    public void A_number_is_read_as_people_write_it(string typed, string number)
    {
        Assert.That(NumberText.Read(typed), Is.EqualTo(new[] { decimal.Parse(number, CultureInfo.InvariantCulture) }));
    }

    [TestCase("1,234", "1.234", "1234")]
    [TestCase("1.234", "1.234", "1234")]
    [TestCase("-12,500", "-12.5", "-12500")]
    [TestCase("999.000", "999", "999000")]
    public void A_mark_before_three_digits_can_be_read_both_ways(string typed, string asDecimal, string asWhole)
    {
        Assert.That(
            NumberText.Read(typed), Is.EqualTo(new[] { decimal.Parse(asDecimal, CultureInfo.InvariantCulture), decimal.Parse(asWhole, CultureInfo.InvariantCulture) }));
    }

    [TestCase("")]
    [TestCase("twelve")]
    [TestCase("1/2")]
    [TestCase("5²")]
    [TestCase("12 34")]
    [TestCase("1,23,45")]
    [TestCase("1.234.56")]
    [TestCase("1,2,3")]
    [TestCase("1.5 2")]
    [TestCase("--5")]
    [TestCase("5-")]
    [TestCase("1e")]
    [TestCase("1e99")]
    [TestCase("1e99999999999")]
    [TestCase("99999999999999999999999999999999")]
    [TestCase("NaN")]
    [TestCase("Infinity")]
    [TestCase("0x10")]
    [TestCase(".")]
    [TestCase("5 to 6")]
    public void What_is_no_number_is_not_guessed_at(string typed)
    {
        Assert.That(NumberText.Read(typed), Is.Empty);
    }

    [TestCase("3.13", false)]
    [TestCase("3.14", true)]
    [TestCase("3,15", true)]
    [TestCase("3.1500001", false)]
    [TestCase("314e-2", true)]
    public void The_range_includes_both_its_ends(string typed, bool isRight)
    {
        Assert.That(Graded(new Numeric("n", "?", 3.14m, 3.15m, null, null, null), typed), Is.InstanceOf<QuizResult.Graded>().With.Property("Right").EqualTo(isRight));
    }

    [TestCase("1,234", 1234)]
    [TestCase("1.234", 1234)]
    [TestCase("1,234", 1.234)]
    [TestCase("1.234", 1.234)]
    public void A_number_of_two_readings_is_read_in_the_learner_s_favour(string typed, double right)
    {
        Assert.That(Graded(new Numeric("n", "?", (decimal)right, (decimal)right, (decimal)right, null, null), typed), Is.InstanceOf<QuizResult.Graded>().With.Property("Right").True);
    }

    [TestCase("kg", "5 kg")]
    [TestCase("kg", "5kg")]
    [TestCase("kg", "5\u00a0kg")]
    [TestCase("%", "5 %")]
    [TestCase("%", "5％")]
    [TestCase("%", "5")]
    [TestCase("€", "€5")]
    [TestCase("€", "5 €")]
    [TestCase("$", "+$5.00")]
    [TestCase("Euro", "5 euro")]
    [TestCase("m²", "5 m²")]
    [TestCase("µm", "5 μm")]
    [TestCase("°", "5º")]
    [TestCase("m/s", "5 m/s")]
    public void The_unit_may_be_written_or_left_out(string unit, string typed)
    {
        Assert.That(Graded(new Numeric("n", "?", 5, 5, 5, unit, null), typed), Is.InstanceOf<QuizResult.Graded>().With.Property("Right").True);
    }

    [TestCase("kg", "5 lb", "kg")]
    [TestCase("mW", "5 MW", "mW")]
    [TestCase("kg", "5%", "kg")]
    [TestCase(null, "5 kg", "without a unit")]
    [TestCase(null, "5%", "without a unit")]
    [TestCase("kg", "five", "no number")]
    [TestCase(null, "", "no number")]
    public void Another_unit_or_no_number_is_asked_back_for(string? unit, string typed, string advice)
    {
        Assert.That(Graded(new Numeric("n", "?", 5, 5, 5, unit, null), typed), Is.InstanceOf<QuizResult.Unreadable>().With.Property("Why").Contains(advice));
    }

    [TestCase(5, 5, 5, "kg", "5 kg")]
    [TestCase(4.5, 5.5, 5, "kg", "5 kg (from 4.5 to 5.5)")]
    [TestCase(4, 6, null, "%", "from 4% to 6%")]
    [TestCase(4, 6, null, null, "from 4 to 6")]
    [TestCase(5, 5, 5, "€", "€5")]
    public void The_right_answer_is_said_in_words(double low, double high, double? exact, string? unit, string words)
    {
        var question = new Numeric("n", "?", (decimal)low, (decimal)high, (decimal?)exact, unit, "so");

        Assert.That(Graded(question, "100"), Is.EqualTo(new QuizResult.Graded(false, Grade.Again, "100", null, words, "so")));
    }

    [FsCheck.NUnit.Property]
    public bool Every_number_is_read_back_from_every_way_to_write_it(int whole, byte cents)
    {
        var number = whole + (Math.Sign(whole) * (cents % 100) / 100m);
        var german = new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };
        var french = new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = "\u202f" };
        string[] ways =
        [
            number.ToString("F2", CultureInfo.InvariantCulture), number.ToString("N2", CultureInfo.InvariantCulture), number.ToString("N2", german),
            number.ToString("N2", french), number.ToString("E12", CultureInfo.InvariantCulture),
        ];
        return ways.All(way => NumberText.Read(way).Contains(number));
    }

    private static QuizResult Graded(Numeric question, string typed) => Quiz.Grade(question, new Answer.Written(typed));
}
