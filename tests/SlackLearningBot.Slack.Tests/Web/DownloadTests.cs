using System.Text;
using Microsoft.AspNetCore.Http;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Slack.Tests.Web;

/// <summary>Files that people share: what Slack says about them, their bytes, and where the token never goes.</summary>
internal sealed class DownloadTests
{
    private const string Token = "xoxb-very-secret";

    [Test]
    public async Task A_files_name_size_and_address_are_read()
    {
        await using var slack = await FaultySlack.StartAsync(
            """{"ok":true,"file":{"id":"F1","name":"a.md","mode":"hosted","size":12,"user":"U1","url_private":"https://files.slack.com/files-pri/T1-F1/a.md"}}""");

        var result = await slack.Client().FilesInfoAsync(Token, "F1", default);

        Assert.That(
            ((SlackResult<SlackFile>.Ok)result).Value,
            Is.EqualTo(new SlackFile("F1", "a.md", "hosted", false, 12, "U1", new Uri("https://files.slack.com/files-pri/T1-F1/a.md"))));
    }

    [Test]
    public async Task The_bytes_come_with_the_token_in_the_header()
    {
        await using var slack = await FaultySlack.StartAsync("# Hello", contentType: "text/markdown");

        var result = await slack.Client().DownloadAsync(Token, new Uri(slack.Root, "/files/a.md"), 100, default);

        Assert.That(Encoding.UTF8.GetString(((SlackResult<FileBytes>.Ok)result).Value.Bytes.Span), Is.EqualTo("# Hello"));
        Assert.That(slack.Requests.Single().Authorization, Is.EqualTo($"Bearer {Token}"));
    }

    [TestCase("https://evil.example/files/a.md")]
    [TestCase("http://files.slack.com/a.md")]
    [TestCase("https://files.slack.com:8443/a.md")]
    [TestCase("https://files.slack.com.evil.example/a.md")]
    [TestCase("https://someone@files.slack.com/a.md")]
    [TestCase("ftp://files.slack.com/a.md")]
    public async Task The_token_goes_to_no_other_host(string address)
    {
        await using var slack = await FaultySlack.StartAsync("never asked");

        var failure = Failure(await slack.Client().DownloadAsync(Token, new Uri(address), 100, default));

        Assert.That((failure.Kind, failure.Error), Is.EqualTo((FailureKind.Permanent, SlackFailures.FileElsewhere)));
        Assert.That(slack.Requests, Is.Empty);
    }

    [Test]
    public async Task Another_port_of_the_apis_host_is_another_host()
    {
        await using var slack = await FaultySlack.StartAsync("never asked");
        await using var other = await FaultySlack.StartAsync("never asked either");

        var failure = Failure(await slack.Client().DownloadAsync(Token, new Uri(other.Root, "/a.md"), 100, default));

        Assert.That(failure.Error, Is.EqualTo(SlackFailures.FileElsewhere));
        Assert.That(other.Requests, Is.Empty);
    }

    [Test]
    public async Task A_redirect_is_not_followed()
    {
        await using var other = await FaultySlack.StartAsync("a log-in page");
        await using var slack = await FaultySlack.StartAsync(context =>
        {
            context.Response.Redirect(other.Root.ToString());
            return Task.CompletedTask;
        });

        var failure = Failure(await slack.Client().DownloadAsync(Token, new Uri(slack.Root, "/a.md"), 100, default));

        Assert.That((failure.Kind, failure.Error), Is.EqualTo((FailureKind.Permanent, SlackFailures.FileNotServed)));
        Assert.That(other.Requests, Is.Empty);
    }

    [Test]
    public async Task A_page_to_log_in_at_is_no_file()
    {
        await using var slack = await FaultySlack.StartAsync("<html>Sign in</html>", contentType: "text/html; charset=utf-8");

        var failure = Failure(await slack.Client().DownloadAsync(Token, new Uri(slack.Root, "/a.md"), 100, default));

        Assert.That((failure.Kind, failure.Error), Is.EqualTo((FailureKind.Permanent, SlackFailures.FileNotServed)));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task No_more_is_taken_than_was_asked_for(bool says)
    {
        await using var slack = await FaultySlack.StartAsync(async context =>
        {
            context.Response.ContentType = "text/plain";
            context.Response.ContentLength = says ? 101 : null;
            await context.Response.WriteAsync(new string('x', 101));
        });

        var failure = Failure(await slack.Client().DownloadAsync(Token, new Uri(slack.Root, "/a.md"), 100, default));

        Assert.That((failure.Kind, failure.Error), Is.EqualTo((FailureKind.Permanent, SlackFailures.FileTooLarge)));
    }

    [TestCase(404, FailureKind.Permanent)]
    [TestCase(503, FailureKind.Temporary)]
    [TestCase(429, FailureKind.Temporary)]
    public async Task What_Slack_does_not_hand_out_fails_as_its_status_says(int status, FailureKind expected)
    {
        await using var slack = await FaultySlack.StartAsync("no", status, "text/plain");

        Assert.That(Failure(await slack.Client().DownloadAsync(Token, new Uri(slack.Root, "/a.md"), 100, default)).Kind, Is.EqualTo(expected));
    }

    private static SlackFailure Failure<T>(SlackResult<T> result) => ((SlackResult<T>.Failed)result).Failure;
}
