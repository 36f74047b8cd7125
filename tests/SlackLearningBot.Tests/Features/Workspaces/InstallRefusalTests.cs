using System.Net;
using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Clock;
using SlackLearningBot.Features.Workspaces;

namespace SlackLearningBot.Tests.Features.Workspaces;

/// <summary>Whatever else happens on the way: a page that says what to do, and nothing half done.</summary>
internal sealed class InstallRefusalTests
{
    private InstallDesk desk = null!;
    private Browser browser = null!;

    [SetUp]
    public async Task Start()
    {
        desk = await InstallDesk.StartAsync();
        browser = new Browser(desk.Bot);
        desk.Bot.Slack.World.Calls.Clear();
    }

    [TearDown]
    public async Task Stop()
    {
        if (TestContext.CurrentContext.Test.Name != nameof(A_link_works_once))
        {
            Assert.That(await desk.StateAsync(), Is.Null, "nothing half done");
        }

        await desk.DisposeAsync();
    }

    private static void Says(BrowserPage page, HttpStatusCode status, string words)
    {
        Assert.That((page.Status, page.Text), Is.EqualTo((status, page.Text)));
        Assert.That(page.Text, Does.Contain(words));
        Assert.That(page.Html, Does.Not.Contain("Exception").And.Not.Contain("   at "));
    }

    [Test]
    public async Task A_link_works_once()
    {
        desk.Exchange();
        var state = await browser.BeginAsync();
        await browser.ComeBackAsync(state);

        var again = await browser.ComeBackAsync(state);

        Says(again, HttpStatusCode.BadRequest, "This link was used already");
        Assert.That(again.Link, Is.EqualTo("install"));
    }

    [Test]
    public async Task Of_two_at_once_one_gets_through()
    {
        var state = await browser.BeginAsync();
        desk.Network.Answer("oauth.v2.access", 200, """{"ok":false,"error":"invalid_code"}""");
        desk.Network.Answer("oauth.v2.access", 200, """{"ok":false,"error":"invalid_code"}""");

        var pages = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => browser.ComeBackAsync(state)));

        Assert.That(pages.Count(page => page.Text.Contains("used already", StringComparison.Ordinal)), Is.EqualTo(7));
    }

    [Test]
    public async Task Somebody_elses_browser_cannot_finish_it()
    {
        var state = await browser.BeginAsync();

        Says(await new Browser(desk.Bot).ComeBackAsync(state), HttpStatusCode.BadRequest, "begun in another browser");
        var other = new Browser(desk.Bot);
        await other.BeginAsync();
        Says(await other.ComeBackAsync(await browser.BeginAsync()), HttpStatusCode.BadRequest, "begun in another browser");
        Says(await browser.ComeBackAsync(state), HttpStatusCode.BadRequest, "used already");
    }

    [Test]
    public async Task Two_tabs_of_one_browser_may_both_finish()
    {
        var first = await browser.BeginAsync();
        var second = await browser.BeginAsync();
        desk.Network.Answer("oauth.v2.access", 200, """{"ok":false,"error":"bad_redirect_uri"}""");
        desk.Network.Answer("oauth.v2.access", 200, """{"ok":false,"error":"bad_redirect_uri"}""");

        Says(await browser.ComeBackAsync(first), HttpStatusCode.InternalServerError, "Redirect URLs");
        Says(await browser.ComeBackAsync(second), HttpStatusCode.InternalServerError, "Redirect URLs");
    }

    [Test]
    public async Task After_ten_minutes_it_has_to_be_begun_again()
    {
        var state = await browser.BeginAsync();
        desk.Bot.Machine.Advance(InstallStates.Lifetime);

        Says(await browser.ComeBackAsync(state), HttpStatusCode.BadRequest, "longer than ten minutes");
    }

    [TestCase("")]
    [TestCase("?code=c")]
    [TestCase("?state=")]
    [TestCase("?code=c&state=0000")]
    [TestCase("?code=c&state=%00%F0%9F%A6%84&state=2")]
    [TestCase("?code=%3Cscript%3Ealert(1)%3C/script%3E&state=%3Cscript%3E")]
    public async Task A_visit_that_belongs_to_no_installation_is_told_so(string query) =>
        Says(await browser.GetAsync("/slack/oauth" + query), HttpStatusCode.BadRequest, "belongs to an installation");

    [Test]
    public async Task A_state_without_its_code_installs_nothing() =>
        Says(await browser.GetAsync($"/slack/oauth?state={await browser.BeginAsync()}"), HttpStatusCode.BadRequest, "not all of it came along");

    [Test]
    public async Task Saying_no_at_Slack_is_fine()
    {
        var page = await browser.GetAsync($"/slack/oauth?error=access_denied&state={await browser.BeginAsync()}");

        Says(page, HttpStatusCode.OK, "You said no at Slack");
    }

    [Test]
    public async Task What_stands_in_the_address_is_not_repeated_on_the_page()
    {
        var page = await browser.GetAsync("/slack/oauth?error=%3Cimg%20src%3Dx%3E&error_description=%3Cb%3Ehello%3C/b%3E&state=x");

        Says(page, HttpStatusCode.BadRequest, "Slack sent you back without an installation");
        Assert.That(page.Html, Does.Not.Contain("<img").And.Not.Contain("hello"));
    }

    [TestCase("invalid_code", HttpStatusCode.BadRequest, "longer than ten minutes")]
    [TestCase("bad_client_secret", HttpStatusCode.InternalServerError, "copy Slack:ClientId and Slack:ClientSecret")]
    [TestCase("invalid_client_id", HttpStatusCode.InternalServerError, "copy Slack:ClientId and Slack:ClientSecret")]
    [TestCase("bad_redirect_uri", HttpStatusCode.InternalServerError, "Redirect URLs")]
    [TestCase("oauth_authorization_url_mismatch", HttpStatusCode.InternalServerError, "Operator: the log tells the error")]
    [TestCase("cannot_install_an_org_installed_app", HttpStatusCode.BadRequest, "choose one workspace")]
    [TestCase("user_email_unverified", HttpStatusCode.BadRequest, "e-mail address has to be confirmed")]
    [TestCase("internal_error", HttpStatusCode.BadGateway, "begin again")]
    [TestCase("ratelimited", HttpStatusCode.BadGateway, "begin again")]
    public async Task Each_refusal_of_Slack_becomes_a_sentence(string error, HttpStatusCode status, string words)
    {
        var state = await browser.BeginAsync();
        desk.Network.Answer("oauth.v2.access", 200, $$"""{"ok":false,"error":"{{error}}"}""");

        Says(await browser.ComeBackAsync(state), status, words);
    }

    [Test]
    public async Task An_answer_that_was_lost_means_beginning_again()
    {
        var state = await browser.BeginAsync();
        desk.Network.LoseCall("oauth.v2.access");
        Says(await browser.ComeBackAsync(state), HttpStatusCode.BadGateway, "an installation that is half done does no harm");

        state = await browser.BeginAsync();
        desk.Exchange();
        desk.Network.LoseCall("auth.test");
        Says(await browser.ComeBackAsync(state), HttpStatusCode.BadGateway, "begin again");
    }

    [Test]
    public async Task A_whole_organisation_is_refused_and_its_token_given_back()
    {
        desk.Exchange(answer =>
        {
            answer["team"] = null;
            answer["is_enterprise_install"] = true;
            answer["enterprise"] = new JsonObject { ["id"] = "E1", ["name"] = "<b>Org</b>" };
        });
        var revoked = 0;
        desk.Network.Meanwhile("auth.revoke", () => Task.FromResult(revoked++));

        Says(await browser.ComeBackAsync(await browser.BeginAsync()), HttpStatusCode.BadRequest, "choose a single workspace");
        Assert.That(revoked, Is.EqualTo(1));
    }

    [Test]
    public async Task Too_few_scopes_are_named()
    {
        desk.Exchange(answer => answer["scope"] = "chat:write,commands");

        Says(await browser.ComeBackAsync(await browser.BeginAsync()), HttpStatusCode.BadRequest, "im:history, im:write");
    }

    [Test]
    public async Task A_token_that_expires_is_not_taken()
    {
        desk.Exchange(answer => answer["expires_in"] = 43200);

        Says(await browser.ComeBackAsync(await browser.BeginAsync()), HttpStatusCode.InternalServerError, "token rotation");
    }

    [Test]
    public async Task The_names_of_a_workspace_are_text_and_no_mark_up()
    {
        desk.Exchange(answer => answer["team"]!["name"] = "<script>alert(1)</script>");

        var page = await browser.ComeBackAsync(await browser.BeginAsync());

        Assert.That(page.Html, Does.Not.Contain("<script>").And.Contain("&lt;script&gt;"));
        await desk.Bot.ExecuteAsync("delete from installation where team_id = @Team", new { InstallDesk.Team });
    }

    [Test]
    public async Task Old_states_are_swept_away()
    {
        await browser.BeginAsync();
        desk.Bot.Machine.Advance(TimeSpan.FromHours(25));

        await desk.Bot.Services.RunTicksAsync(CancellationToken.None);

        Assert.That(await desk.Bot.ScalarAsync<long>("select count(*) from oauth_state"), Is.Zero);
    }
}
