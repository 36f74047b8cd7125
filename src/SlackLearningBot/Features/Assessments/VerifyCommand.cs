using SlackLearningBot.Learning.Assessments;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Assessments;

/// <summary><c>/learn verify CODE</c>: whose certificate it is, for anybody in the workspace.</summary>
internal sealed class VerifyCommand(CertificateStore certificates) : ISubcommand
{
    public string Path => "verify";

    public IReadOnlyList<HelpLine> Help { get; } = [new("verify CODE", "check somebody's certificate")];

    public async Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel)
    {
        var typed = call.Words.Trim();
        if (CertificateCode.Read(typed) is not { } code)
        {
            return CertificateView.NoCode(typed);
        }

        return await certificates.FindAsync(call.Learner.TeamId, code, cancel) is { } certificate
            ? CertificateView.Genuine(certificate)
            : CertificateView.Unknown(code);
    }
}
