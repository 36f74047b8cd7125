using System.Text;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Slack.Tests.Inbound;

/// <summary>The worked example of docs.slack.dev/authentication/verifying-requests-from-slack, and what must not pass.</summary>
internal sealed class SlackSignatureTests
{
    private const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
    private const string Timestamp = "1531420618";
    private const string Signature = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";

    private static readonly DateTimeOffset Sent = DateTimeOffset.FromUnixTimeSeconds(1531420618);

    private static readonly byte[] Body = Encoding.UTF8.GetBytes(
        "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar"
        + "&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
        + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
        + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c");

    [Test]
    public void The_documented_example_is_valid() =>
        Assert.That(SlackSignature.Verify(Secret, Timestamp, Signature, Body, Sent), Is.EqualTo(SignatureCheck.Valid));

    [Test]
    public void Signing_gives_the_documented_signature() =>
        Assert.That(SlackSignature.Sign(Secret, 1531420618, Body), Is.EqualTo(Signature));

    [TestCase(300, SignatureCheck.Valid)]
    [TestCase(301, SignatureCheck.TooOld)]
    [TestCase(-300, SignatureCheck.Valid)]
    [TestCase(-301, SignatureCheck.TooFarInFuture)]
    public void The_timestamp_may_differ_by_five_minutes_either_way(int secondsLater, SignatureCheck expected) =>
        Assert.That(
            SlackSignature.Verify(Secret, Timestamp, Signature, Body, Sent.AddSeconds(secondsLater)), Is.EqualTo(expected));

    [TestCase(null, Signature)]
    [TestCase(Timestamp, null)]
    [TestCase("", Signature)]
    public void Missing_headers_are_named_as_such(string? timestamp, string? signature) =>
        Assert.That(
            SlackSignature.Verify(Secret, timestamp, signature, Body, Sent), Is.EqualTo(SignatureCheck.MissingHeaders));

    [TestCase("soon")]
    [TestCase("-1531420618")]
    [TestCase(" 1531420618")]
    [TestCase("1531420618.5")]
    [TestCase("99999999999999999999999")]
    public void A_timestamp_that_is_no_number_of_seconds_is_refused(string timestamp) =>
        Assert.That(
            SlackSignature.Verify(Secret, timestamp, Signature, Body, Sent), Is.EqualTo(SignatureCheck.BadTimestamp));

    [TestCase("9223372036854775807", SignatureCheck.TooFarInFuture)]
    [TestCase("0", SignatureCheck.TooOld)]
    public void The_farthest_timestamps_do_not_wrap_around(string timestamp, SignatureCheck expected) =>
        Assert.That(SlackSignature.Verify(Secret, timestamp, Signature, Body, Sent), Is.EqualTo(expected));

    [TestCase("v1=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [TestCase("a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [TestCase("v0=A2114D57B48EAC39B9AD189DD8316235A7B4A8D21A10BD27519666489C69B503")]
    [TestCase("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b50")]
    [TestCase("v0=")]
    [TestCase("ä")]
    public void Another_signature_is_wrong(string signature) =>
        Assert.That(
            SlackSignature.Verify(Secret, Timestamp, signature, Body, Sent), Is.EqualTo(SignatureCheck.WrongSignature));

    [Test]
    public void A_changed_byte_of_the_body_is_noticed()
    {
        var changed = Body.ToArray();
        changed[^1] ^= 1;

        Assert.That(
            SlackSignature.Verify(Secret, Timestamp, Signature, changed, Sent), Is.EqualTo(SignatureCheck.WrongSignature));
    }

    [Test]
    public void The_digits_of_the_timestamp_are_signed_as_they_were_sent() =>
        Assert.That(
            SlackSignature.Verify(Secret, "0" + Timestamp, Signature, Body, Sent), Is.EqualTo(SignatureCheck.WrongSignature));

    [Test]
    public void A_body_of_a_megabyte_with_bytes_that_are_no_text_is_signed_as_bytes()
    {
        var body = new byte[1 << 20];
        body.AsSpan().Fill(0xFF);

        var check = SlackSignature.Verify(Secret, Timestamp, SlackSignature.Sign(Secret, 1531420618, body), body, Sent);

        Assert.That(check, Is.EqualTo(SignatureCheck.Valid));
    }
}
