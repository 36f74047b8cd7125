using System.Globalization;
using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Assessments;

/// <summary>A certificate, and what its code is found to be.</summary>
internal static class CertificateView
{
    public static SlackMessage Message(Certificate certificate)
    {
        var text = Mrkdwn.Of($"*Certificate*\n{Holder(certificate)} passed *{AssessmentText.Bold(certificate.Title)}* on {Day(certificate)}.");
        return new SlackMessage(text,
        [
            new Section(text),
            new Section(Mrkdwn.Of($"Code: `{certificate.Code}`")),
            new Context([Mrkdwn.Of($"Whoever you show it to can check it, in this workspace, with `/learn verify {certificate.Code}`. It tells your name, the assessment and the day, and no result.")]),
        ]);
    }

    public static SlackMessage Genuine(Certificate certificate) => Remarks.Say(Mrkdwn.Of(
        $"✅ This certificate is genuine: {Holder(certificate)} passed *{AssessmentText.Bold(certificate.Title)}* on {Day(certificate)}."));

    public static SlackMessage Unknown(string code) => Remarks.Say(Mrkdwn.Of(
        $"❌ This workspace has no certificate with the code `{code}`. Compare it with the certificate once more; if it is the same, the certificate is not genuine, or its holder had their data erased."));

    public static SlackMessage NoCode(string typed) => Remarks.Say(typed.Length == 0
        ? Mrkdwn.Of($"Which certificate? Write its code behind it: `/learn verify 7K2QD-…`; it stands on the certificate.")
        : Mrkdwn.Of($"❌ “{Excerpt.Of(typed, 60)}” is no code of a certificate. A code has 20 letters and digits, such as `7K2QD-0M9XA-…`; small or capital, with or without dashes."));

    private static Mrkdwn Holder(Certificate certificate) => certificate.Name is { Length: > 0 } name
        ? Mrkdwn.Of($"{name} ({new SlackUser(certificate.UserId)})")
        : Mrkdwn.Of($"{new SlackUser(certificate.UserId)}");

    private static string Day(Certificate certificate) => certificate.IssuedOn.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
