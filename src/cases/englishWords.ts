/**
 * Words and products that begin with a capital in titles and at the start of sentences, and are nobody's name; forms that `stems`
 * leads back to another word are left out. Names that are words too (mark, rose) are among them: what stands around tells those.
 */
const words: ReadonlySet<string> = new Set(
  (
    'abide ability able about above abroad absence absolute absurd accept acceptance access accessible accident accompanying accordance ' +
    'according account accountable accountant accurate accusation accuse acknowledge acquiring across act action activation actively ' +
    'activemq actual acute adapted add addition additional address adheres adjust admin administrator admit adobe advance advertising ' +
    'advice advised advisory affair affect africa after afternoon afterwards again against agenda agent agile ago agree aim airflow ' +
    'airtight aisle alarm alert algorithm alias align alipay all alleging allow allowance almost alone along already also alt ' +
    'alternative although always amazing amazon ambiguous amended america american among amount analyse analysis analyst analyze and ' +
    'android anger angry annoyed annual another ansible answer anticipate any anybody anymore anyone anything anyway anywhere apache ' +
    'apart api apolog apologise apologize apology app appalling appeal appear applause apple applicable application appreciate approach ' +
    'appropriate approval approve april aptitude arabic arbiter arbitrated arbitrates architecture archive are area aren argument arise ' +
    'army around arrange array arrival arrive arrogance arrogant arrow article ashamed asia asian aside ask asleep assembly assert ' +
    'assessment asset assigned assist assistant associated assume assurance assure astray async asynchronous attached attempt attend ' +
    'attendance attention attitude attribute auction audit august australian author authorization authorized authorship automatic ' +
    'automatically autumn available avoid award aware away axe azure baby back backend background backlog backup bad badge bakery ' +
    'balance ball bandwidth banished bank bar barcode bare base bash basic basis batch battery beach bear beats became because become ' +
    'bed been before began beginning begins behalf behavior behind beijing being belief believe belong below belt bench benchmark bend ' +
    'beneficial benefit berlin beside best bet between beyond bid big bigram bill bin binary binder bit bitbucket black blam blame ' +
    'blank blew block blood bloody blue bluetooth blunder board body boil bold bolt bomb bonus book boolean boomi bosch boss boston ' +
    'botched both bottle bottleneck bottom bound boundary box boy brain branch brand bravo brazil breach bread break breakdown ' +
    'breakfast breath bridge brief brilliant bring britain british broadcast broke broken brother brought brown browser buck budget ' +
    'buffer bug build built bulk bulletproof bundle bungled bus business busy but button buy buzz bypass byte cabinet cable cache ' +
    'calculated calendar call callback calm came camera camp campaign can canada cancel candidate cannot cap capacity capture car card ' +
    'care careful careless cargo carrier carry carton case cash cashier catalogue catches category caught cause cell cent central ' +
    'centre certain certainty certificate chain chair chairman champion chance chang change channel chaos character charade charge ' +
    'chart chase chat chatwoot cheap check checklist checksum cheers chemical chicago chief child china chinese choice choose chose ' +
    'chosen christmas chrome church cipher circle circumstances circus cisco citrix city civil claim clap clarify class classic ' +
    'classified clause clean clear clerk clever click client clinic clipboard clock clone close cloud clown club clue clueless coach ' +
    'coc code coffee cold collaborative colleague collect collective collector college color colour column combination combine come ' +
    'comedy comfort comma command commerce commercial commission commit committee common communicate community company compare ' +
    'comparison compatibility compatible compensation competence compilation compile complain complaint complete complex compliance ' +
    'compliant comply component composition computed computer conceivable concept concern conclusion concrete concurrent condition ' +
    'conduct conference confident config configuration configure confirm confirmation conflict confluence congratulations congress ' +
    'connection consent consequences consequential consider consistent console constant constitute constraint constructor construed ' +
    'consultant consulted consumer contact contain content context continue contract contractor contribute contributors contributory ' +
    'control convenience convenient conventions conversion convert cooling cooperate coordinate coordinator cope copy copyrighted ' +
    'copyrights core corner corporate correct corrective corresponding corrupted cost could couldn council count counterclaim country ' +
    'county couple coupon courier course court courtesy cover coverage crap crash crazy create creator credit crew crisis criteria ' +
    'critical cron cross cry cryptographic crystal css csv culprit culture cup currency current custom cut cutover cycle cyrillic daily ' +
    'damage damn danger dark dash data database databricks datadog date daughter dawn day dead deadline deal dealt dear death debian ' +
    'debianized debit debt debug december decide decision decline dedicated deemed deep default defect defence defense defensive defies ' +
    'define definitely definition delay delete delhi deliver deliverables delivery dell delta demand demo demonstrates denial deny ' +
    'department depend dependency deploy deposit depot deprecated derivative derived describe description design designated desk ' +
    'desktop detail detect determine dev developed developer developing development device diagnosis dialogue did didn diesel differ ' +
    'difference different difficult digest digital diligence dingtalk dinner direct director directory dirty disable disappear ' +
    'disappoint disaster discharge discipline disclaimed disclaimer disclaims discount discuss disease disgrace disgraceful dish disk ' +
    'dispatch display displeased dispute disruption dissemination distinguishing distribute distributors district div division docker ' +
    'docs doctor document documentation does doesn doing dollar domain done dont door doorstep dot double doubt down download ' +
    'downstream downtime draft dragged dragon drawer drawing drawio drawn dreadful dream drew drink drive drop drove drug dry dual ' +
    'dubai due dumb dump duplicate duration during dutch duty dynamic each earlier earliest early earth easier easily east easy eat ' +
    'economy ecosystem edge edit editor education effect effective effort egg eight either elastic elasticsearch election electric ' +
    'electronic element elevator eleven eliminat else elsewhere email embarrassed embarrassment embed emergency emit empathise empathy ' +
    'emphasis employee empty enable encoded encoding end endcase endfor endif endings endless endorse endpoint endunless energy enforce ' +
    'enforceability engine england english enhance enough enquiry ensure entered entering enterprise enters entire entirety entitled ' +
    'entity entrance entry environment equal equipment equivalent eradicat err error esbuild escalate escape especially essential ' +
    'established estate estimate etc eternity ethernet euro europe european evaluate even event eventual ever every everybody everyone ' +
    'everything everywhere evidence exact examine example excel exceljs excellence except exchange exclud exclude exclusion exclusive ' +
    'executable execute executive exercise exist exit expanded expect expectation expense expert expiry explain explicit explore export ' +
    'expose express expression extend extension extent external extra extrapolated eye face facets facility fact factor factory faculty ' +
    'fail failsafe failure faintest fair fairy faith fall false family fantastic faq far farce farm fast father fault feasibility ' +
    'feasible feature february fed federal fee feed feedback feel feet fell felt few fiasco fiddled field fifth fifty figure file ' +
    'filename fill filter final finance financial find findings fine finger finish fire firefox firm first fish fishbone fit five fix ' +
    'flag flat flawless fleet flight flink floor flow foam focus folder folks follow font food fool foolproof foot for force foregoing ' +
    'foreign foresee foreseen forest forever forget forgot forgotten forklift form format forth fortune forty forum forward found ' +
    'foundation four fragments framework france frank fraud free freeze freight french frequent fresh friday friend from front frontend ' +
    'frozen frustrated frustrating ftp fuel fulfilled full fully fumbled fun function functionality fund fupan fupanrcyaml furious ' +
    'furnished further future gain game gap garage garbage garbled garden gas gate gateway gathers gave general generate generator ' +
    'genius german germany get ghosted gift girl git github gitlab gitlens give given glad glass glob global goal god goes going golang ' +
    'gold golden gone good goodwill google got governance governed governing government grace grade gradle grafana grand grandmother ' +
    'grant graph great greek green greeting gregor grey grid ground group grow growth guarantee guard guess guest guidance guide ' +
    'guidelines guilty gun guy habit had hadoop hair half hall hallelujah hand handbook handle handover handshake hang happen happy ' +
    'hard hardest hardware harm has hash have haven head health heap hear heard heart heat heaven heavy hebrew heed height held hell ' +
    'hello help hence her here hereafter hereby herein hereunder herrmann hers hexeditor hey hibernate hid hidden hide high hill him ' +
    'hire his history hit hive hold holiday home honest honeywell hong honour hook hope hopefully hopelessly hospital host hot hotel ' +
    'hour house household hover how however href html huawei hucre huddle huge human hundred hurts hypercare ice idea ideal identical ' +
    'identification identifier identify identity idiot idiotic idle ignor ignorance ignorant ignore iii illness image imaginable ' +
    'imagine img immediately immune impact impaired implement implementation implicitly imply import important impose impossible ' +
    'improve improvements inability inattention inbound incident incidental include inclusion income incompatible incompetence ' +
    'incompetent inconceivable incorporate incorrect increase incredible incurred indemnify indemnity independent index india indian ' +
    'indicate indifference indirect individual indonesia indoor industrial industry inevitable inexperience infallible infection ' +
    'influence info inform informatica information infringe ings init initial injury inline inn innocent input insane insanity insert ' +
    'inside insisted insists inspection inspector install installation instance instead institute instructed instructions insurance ' +
    'intact intake integer integration intel intellectual intend intensified intent intentionally interacting interest interface ' +
    'interfered interim interior intern internal international internet interpret interruption interview into intranet introduce ' +
    'invalid inventory invest investigate invited invoice involved ireland iron ironclad irresponsible irrevocable island isn isolation ' +
    'issue italian italy item its itself jack january japan japanese jargon java javascript jenkins jira job join joint joke journal ' +
    'journey joy json judge july jump june junior jurisdiction just justice kafka kanban kbd keep kept key keyboard kibana kick kidding ' +
    'kind kingdee kiosk kitchen knew knock know knowledge known kong korean kotlin kubernetes kudos lab label laboratory labour lack ' +
    'ladder lady lag laid lake land lane language laptop large last late later latest latin laughable launch law lawsuit lawyer lay ' +
    'layout laziness lazy lead league leak lean learn lease least leave led ledger left legacy legal leisure lemon length lenovo less ' +
    'lesson let level liability liable liaison liberty library licence licensable licensed licenses licensing lie life lift light like ' +
    'limit limitation line linear link lint linux liquid list listen literal litigation little live load loan local located location ' +
    'lock lockfiles lodge log logistics logo logstash lol london long look loop lord lorry lose loss lost lot loud lovely low luck ' +
    'ludicrous lunacy lunch machine machinery mad madam made madrid magazine mail main maintain maintenance major make malaysia male ' +
    'malfunction man manage mandate mandatory manual manufacturer manufacturing many map march margin marine mark markdown market ' +
    'marvellous masked masking masks mass master mastercard masterpiece match material maternity matrices matrix matter maven maximum ' +
    'may meal mean meant meanwhile measure meat mechanical mechanism meddled media medical medicine medium meet member memo memory men ' +
    'mention menus merchant mercury merely merge mess message messenger met meta metabase metadata metal method metro mexico microsoft ' +
    'mid midnight might migrate mile milestone military milk mill million mind mine minified minimal minimum minister minor minute ' +
    'miracles mirror miscounted miserable misery mishandled misled mismanagement mismatch misrepresented miss mission mistake mister ' +
    'mistyped mix mobile mock mode model modern modification modify module moment monday money mongo mongodb monitor monkey month moon ' +
    'more morning mortgage moscow most mother motor mount mountain mouth move much mulesoft multiple mumbai munich museum music must ' +
    'mutual myself mysql nagging nagios name national native natural nature navy near nearby nearest necessarily necessary need ' +
    'negative neglected negligence negligent negotiates neighboring neither nerve nested netsuite network never new newcomer newest ' +
    'next nginx nice night nightmare nine noble nobody node noise none nonsense noon nor normal norms north northern not note nothing ' +
    'notice notify noun november now nowhere npm null number numeric nurse nuts object objective obligation obliged observation obtain ' +
    'obviously occasion occur ocean october odd off office official offline offset often oil okay old olive omitted once one onedrive ' +
    'online only onto open opera operating operation operator opportunity opposite optical optimise optimize option optional oracle ' +
    'orange order ordinary organic organise organization organize origin original other otherwise ought our ours ourselves out outage ' +
    'outbound outcome outlet outline outlook output outrageous outside outstanding oven over overall overdue overflow overlooked ' +
    'override oversight overtime overview overwrite overwrote own ownership pacific pack package packet padding page paid pain paint ' +
    'pair pallet pane panel paper paragraph parameter parcel parent paris parking parliament parse part partial participants particular ' +
    'partition partner partnership party pass passenger password past paste patch patent path pathetic patience patient pattern pause ' +
    'pay paygrade payload paypal payroll pdf peace peak peer pension people per percent perfect perform performance perhaps period ' +
    'permanent permission permissive permit perpetual person personal pertaining petrol petty pharmacy phase phone photo phrase ' +
    'physical pick picture piece pilot pin ping pink pinyin pipeline place placeholder plain plan plant plastic plate platform played ' +
    'player plays please pledge plugin plus pocket point pointless poland police policy polish polling pool poor pop popular port ' +
    'position positive possibility possible possibly post postal postgres postings postmortem postponing potential pound power ' +
    'powerpoint powershell practice pre precisely precision predecessor predict prefer prefix premium prepackaged preparation prepare ' +
    'present preserved president press pressure pretty prevent preventive previous price primary prime print prior priority private ' +
    'prize proactive probably problem procedure process processor procurement produce product professional professor profit program ' +
    'progress prohibited prohibits project prometheus prominent promise promote promptly proof proper property proposal propose ' +
    'protected protecting protection protocol prototype proud proves provide provision proxy pseudonym public publicity publish pull ' +
    'pump punctuation puppet purchase pure purpose push put putty python qlik quality quantity quarter queen query question queue quick ' +
    'quickbooks quiet quite quota quote rabbit rabbitmq race raci rack radar radio rail railway rain raise ran range rapid rate rather ' +
    'ratios raw ray reach reachable reacted read readable readiness readme ready real reappear rear reason reasonable reasonably rebase ' +
    'rebuild recall receipt receive recent reception recipe recipient reckless recognise recommend reconciliation record recovery recur ' +
    'recurrence red redis redistribute redo reduce refer reference refined reformed refreshed refund refusal refuse regard regardless ' +
    'regex region regional register registry regression regroup regular rehearsal reject related relating relation relative release ' +
    'relevant reliable reliably relief rely remain remainder remark remember remind remit remote remov removal remove rename renew ' +
    'rental repair repeat repetition replace replenishment replica replication reply repo report repository represent representation ' +
    'representative reproduce reputation request require rescue research reserve reset residence resident resolution resolve resource ' +
    'respect respective respond response responsibility responsible rest restart restaurant restore restrict result retail retain ' +
    'retrospective return reuse revenue reverse revert review revise revisit revoked reward rework rewrites rich ride ridiculous right ' +
    'ring ripgrep rise risk river road roadmap robin rock rocket role roll rollback rollout rome roof room root rose rough round route ' +
    'routine row royal royalty rubber rubbish ruby ruined rule run runtime rush russia russian rust sabotaged safari safe safeguard ' +
    'safety sage said sake salary sale salesforce same sample samsung sand sandwich sank sap sat satisfaction satisfy saturday saved ' +
    'saving saw say scale scan scenario scene schedule schema scheme school science scientific scope score scotland scrap scream screen ' +
    'screenshot screwed script scrum sea seal search season seat second secretary section sector secure security see seem seen segment ' +
    'selected selection sell send senior sense sent sentence separate september sequences serial serious serve service session set ' +
    'settle setup seven several severity shadow shaft shall shambles shame shanghai shape share sharepoint she sheet shelf shell shift ' +
    'ship shock shop short shortage shortcoming should shouldn shout show shown shred shut shuttle sick side siemens sigma sign signals ' +
    'signature silence silver similar simple simplified simply since sincerely singapore single sir sister sit site situation six size ' +
    'skill skip sky sla slack slash sleep slept sliding slightest slightly slip sloppiness sloppy slot slow small smallest smart smooth ' +
    'snippet snowflake soap social soft software solar sold sole solid solution solve some somebody someone something somewhere son ' +
    'soon sorry sort soul source south southern sow space spain spanish spans spare spark sparse speak spec special specialists ' +
    'specific specifically specification specify speech speechless speed spell spend spirit split splunk spoken sponsor spool sport ' +
    'spot spreadsheets spring sql square src stable stack staff stage stake stale stand standard standby standstill star start startup ' +
    'stat state static status statutory stay steal steel steering step stick sticky still stock stone stonewalled stop stoppage storage ' +
    'store storm story straight strategy stream street strengthen stressful strict strike string stripe strive strong structure ' +
    'stubborn stuck student studio study stuff stupid stupidity style sub subcontractor subject sublicense submit subscription ' +
    'subsequent substantial succeed success successors such sudden suffers sufficient suggest suit suitability suitable suite summary ' +
    'summer sun sunday sup superset supervisor supplier supply support supposed sure surgery surplus surprise survey survive ' +
    'sustainable svn swear swedish sweet swept swift swing swiss switch sydney symptoms sync synchronous synonyms syntax system tab ' +
    'table tableau tablespace tag taiwan take takeaways taken takeover talend talent talk tank target task taught tax tea teacher team ' +
    'technical technician telecom telephone tell telnet template ten tenant tender tenth term terminal terminate terraform test text ' +
    'thailand than thank that the theatre theft their them theme themselves then theory there therefore thereof these they thing think ' +
    'third thirty this those though thought thousand thread three threw through throughout throw thrown thursday thus tick ticket tidy ' +
    'tied tight tightened timber time timeline tinkered tip tired title today together token tokyo told toll tomcat tomorrow ton tone ' +
    'tonight too took tool toolkit top topic tort torture total touch tour tower town toy traced track trade trademark traffic trail ' +
    'train trainee transaction transfer transform transformation transit translate transparency transport travel treasury treat treaty ' +
    'tree trend triage trial tried tries triggered trip trolley troop trouble truck true truly trust truth try tube tuesday tuned ' +
    'turkey turkish turn turnover twelve twenty twice twilio twin two type typescript typical tyre ubuntu umpteenth unable unassigned ' +
    'unbelievable unbreakable unclear uncooperative undefined under underlying undermined understand understood undo unenforceable ' +
    'unfair unfilled unhackable unicode union unique unit universal university unix unknown unless unlimited unmodified unpacks ' +
    'unprofessional unsafe untested unthinkable until unwillingness upcoming update upgrade upon upper upset upstream uptime urban ' +
    'urgent usage use used useful user using usual utility utmost utter vacant vague valid validation validity valley value valve van ' +
    'vanish variable variety various vehicle vendor venture verb verbatim verification verify version very vessel veteran via vice ' +
    'victim vienna vietnam view village virtual visa vision visit visual vital vmware voice void volume voluntary vouch vow vscode ' +
    'vulnerability wage wait waived waives wales walk walkthrough wall want war ward warehouse warm warn warrant warranty was wasn ' +
    'waste watch water waterproof watertight wave way weak weather web website webview wechat wedding wednesday week weekday weekend ' +
    'weight welcome well went were weren west western what whatever whatsoever wheel when whenever where wherever whether which ' +
    'whichever while whining white whitespace who whoever whole wholesale whom whose why wide width wifi wild will win wind window wine ' +
    'winter wiped wire wise wish with withdrawn withheld within without wits woman won wonder wonderful wood word work workaround ' +
    'workbench workflow workforce workplace workshop workspace world worldwide worry worst worth would wouldn wow wrap wreck wristband ' +
    'write written wrong wrote xero xlsx xml yaml yard yeah year yellow yes yesterday yet yonyou york you young your yourself ' +
    'yourselves zabbix zammad zapier zebra zero zone zoo zoom '
  )
    .trim()
    .split(' '),
);

const shortest: ReadonlySet<string> = new Set(
  'we me he it is in on at to of or if so no do go up us by as am an be my ok hi id ui ux db os pc tv vm hr pm qa ip vs eg ie re cc mr ms dr st'.split(
    ' ',
  ),
);

/** Whether `word`, in any case, is an English word or one of its regular forms. */
export function isEnglishWord(word: string): boolean {
  if (/['’](?:t|re|ve|ll|d|m)$/.test(word)) return true;
  const plain = word.toLowerCase().replace(/['’]s$/, '');
  return (
    plain.length < 2 ||
    shortest.has(plain) ||
    words.has(plain) ||
    stems(plain).some((stem) => words.has(stem))
  );
}

/** What a regular plural, past, participle, comparison or noun could be made from. */
function stems(word: string): string[] {
  const found: string[] = [];
  for (const [ending, ...instead] of endings) {
    if (ending === undefined || !word.endsWith(ending) || word.length - ending.length < 2) continue;
    const stem = word.slice(0, -ending.length);
    for (const each of instead) found.push(stem + each);
    // stopped, running, planner
    if (stem.at(-1) === stem.at(-2)) found.push(stem.slice(0, -1));
  }
  return found;
}

const endings: readonly (readonly string[])[] = [
  ['ies', 'y'],
  ['ied', 'y'],
  ['es', '', 'e'],
  ['s', ''],
  ['ed', '', 'e'],
  ['ing', '', 'e'],
  ['ings', '', 'e'],
  ['er', '', 'e'],
  ['ers', '', 'e'],
  ['or', 'e', ''],
  ['ors', 'e', ''],
  ['est', '', 'e'],
  ['ly', '', 'le'],
  ['ily', 'y'],
  ['y', ''],
  ['ment', '', 'e'],
  ['ments', '', 'e'],
  ['ee', '', 'e'],
  ['ees', '', 'e'],
  ['ness', ''],
  ['less', ''],
  ['ful', ''],
  ['able', '', 'e'],
  ['al', '', 'e'],
  ['tion', 'te', 't'],
  ['tions', 'te', 't'],
  ['ion', '', 'e'],
  ['ions', '', 'e', 'ion'],
];
