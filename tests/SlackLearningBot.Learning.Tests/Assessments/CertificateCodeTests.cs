using NUnit.Framework;
using SlackLearningBot.Learning.Assessments;

namespace SlackLearningBot.Learning.Tests.Assessments;

internal sealed class CertificateCodeTests
{
    private static readonly byte[] Counting = [.. Enumerable.Range(0, CertificateCode.Length).Select(at => (byte)(at + 8))];

    [Test]
    public void It_is_twenty_signs_in_four_groups() => Assert.That(CertificateCode.Of(Counting), Is.EqualTo("89ABC-DEFGH-JKMNP-QRSTV"));

    [TestCase("89ABC-DEFGH-JKMNP-QRSTV", "89ABC-DEFGH-JKMNP-QRSTV")]
    [TestCase("  89abcdefgh jkmnp–qrstv ", "89ABC-DEFGH-JKMNP-QRSTV")]
    [TestCase("`OoIiL-00000-11111-22222`", "00111-00000-11111-22222")]
    [TestCase("89ABC-DEFGH-JKMNP-QRST", null)]
    [TestCase("89ABC-DEFGH-JKMNP-QRSTVW", null)]
    [TestCase("89ABC-DEFGH-JKMNP-QRSTU", null)]
    [TestCase("89ABC-DEFGH-JKMNP-QRST!", null)]
    [TestCase("", null)]
    public void It_is_read_as_people_type_it(string typed, string? code) => Assert.That(CertificateCode.Read(typed), Is.EqualTo(code));

    [Test]
    public void It_uses_five_bits_of_each_byte_and_no_more_or_fewer_bytes()
    {
        byte[] high = [.. Counting.Select(one => (byte)(one | 0xE0))];

        Assert.That(CertificateCode.Of(high), Is.EqualTo(CertificateCode.Of(Counting)));
        Assert.That(() => CertificateCode.Of(Counting.AsSpan(1)), Throws.ArgumentException);
    }

    [FsCheck.NUnit.Property]
    public void Every_code_is_read_as_itself(int seed)
    {
        var chance = new byte[CertificateCode.Length];
        new Random(seed).NextBytes(chance);

        Assert.That(CertificateCode.Read(CertificateCode.Of(chance).ToLowerInvariant()), Is.EqualTo(CertificateCode.Of(chance)));
    }
}
